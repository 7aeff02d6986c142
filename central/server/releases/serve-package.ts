import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FileHash } from '../../../domain/content/index.ts';
import { Problem, releasePackage } from '../../../domain/wire/index.ts';
import type { Central } from '../central.ts';
import { readStoredFile } from '../files/index.ts';
import { RefusedRequest } from '../http/index.ts';
import { byteRange } from './byte-range.ts';

const Params = z.object({ sha256: FileHash });

/** Serves the packages of releases to kiosks, whole or one range of bytes: no package is held in memory. */
export function servePackage(app: FastifyInstance, { db }: Central): void {
  app.route({
    method: releasePackage.method,
    url: releasePackage.path(':sha256'),
    schema: {
      summary: 'The bytes of a release’s package by their SHA-256; one Range at a time.',
      tags: ['kiosk'],
      params: Params,
      response: { default: Problem },
    },
    handler: async (request, reply) => {
      // Validated by the schema above.
      const { sha256 } = request.params as z.infer<typeof Params>;
      const release = await db
        .selectFrom('releases')
        .select(['file_id', 'package_bytes'])
        .where('package_sha256', '=', sha256)
        .where('complete_at', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      if (!release) throw new RefusedRequest('not-found');
      const size = release.package_bytes;
      const tag = `"${sha256}"`;
      reply.header('etag', tag).header('accept-ranges', 'bytes');
      const ifRange = request.headers['if-range'];
      const wanted = ifRange === undefined || ifRange === tag ? request.headers.range : undefined;
      const range = byteRange(wanted, size);
      if (range === 'unsatisfiable')
        return reply.code(416).header('content-range', `bytes */${size}`).type('text/plain').send('');
      const { from, to } = range ?? { from: 0, to: size };
      if (range) reply.header('content-range', `bytes ${from}-${to - 1}/${size}`);
      reply.header('content-type', 'application/octet-stream').header('content-length', to - from);
      return reply.code(range ? 206 : 200).send(Readable.from(readStoredFile(db, release.file_id, from, to)));
    },
  });
}
