import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { contentFile, Problem } from '../../../domain/wire/index.ts';
import { kioskOf } from '../access/index.ts';
import type { Central } from '../central.ts';
import { readStoredFile } from '../files/index.ts';
import { RefusedRequest } from '../http/index.ts';
import { contentFileForKiosk } from './current-content.ts';

const LARGEST_BODY = 1024;

/** Serves the files of published content to kiosks, part by part: no file is held in memory. */
export function serveContentFile(app: FastifyInstance, central: Central): void {
  const { method, path, summary, request: body } = contentFile;
  app.route({
    method,
    url: path,
    bodyLimit: LARGEST_BODY,
    schema: { summary, tags: ['kiosk'], body, response: { default: Problem } },
    handler: async (request, reply) => {
      // Validated by the schema above.
      const { sha256, from } = request.body as z.infer<typeof body>;
      const file = await contentFileForKiosk(central, kioskOf(request), sha256);
      if (file === null || from > file.bytes) throw new RefusedRequest('not-found');
      const { fileId, bytes } = file;
      reply.header('content-type', 'application/octet-stream').header('content-length', bytes - from);
      return reply.code(200).send(Readable.from(readStoredFile(central.db, fileId, from, bytes)));
    },
  });
}
