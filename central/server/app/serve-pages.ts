import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { compressAnswers } from '../http/index.ts';

/** Serves the built pages, where there are any. A file with its hash in its name never changes; a page is asked for anew each time. */
export async function servePages(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, { root, serve: false });
  app.register(async (own) => {
    await compressAnswers(own);
    await own.register(fastifyStatic, {
      root,
      // A list: only in one does the library look for what stands compressed beside it.
      index: ['index.html'],
      decorateReply: false,
      cacheControl: false,
      // Made by the build.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const forGood = path.includes(`${sep}assets${sep}`);
        reply.header('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });
}
