import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Central } from '../central.ts';
import type { Listening } from '../database/index.ts';
import { RefusedRequest } from '../http/index.ts';
import { claimTry } from '../throttle/index.ts';
import { readDisplay } from './display-state.ts';
import { type DisplayStream, followDisplay } from './display-streams.ts';

const PAGE = 'display/index.html';
const HIDDEN = { schema: { hide: true } as object };

/**
 * The call display: a page of its own and the events that it follows. No one signs in: there is nothing of anybody in it.
 * Without `changes` (NOTIFY) the displays still hear of everything, a little later.
 */
export function displayRoutes(
  app: FastifyInstance,
  central: Central,
  { changes, pageFolder }: { readonly changes: Listening | null; readonly pageFolder: string },
): void {
  const streams = new Set<DisplayStream>();
  const stop = changes?.on((townId) => {
    for (const stream of streams) if (stream.townId === townId) stream.look();
  });
  // Before the server waits for its connections to end: these never would by themselves.
  app.addHook('preClose', async () => {
    stop?.();
    for (const stream of streams) stream.close();
  });

  app.get<{ Params: { townId: string } }>(
    '/api/display/v1/:townId/events',
    HIDDEN,
    async (request, reply) => {
      const { townId } = request.params;
      const { limits, db } = central;
      if (streams.size >= limits.displaysAtOnce) throw new RefusedRequest('too-many');
      const bucket = { name: `display:${request.ip}`, limit: limits.displaysOpenedPerAddress };
      const claim = await claimTry(db, [bucket], limits.tryWindowMs, central.now());
      if (claim.kind === 'throttled') throw new RefusedRequest('too-many');
      const first = await readDisplay(central, townId);
      if (!first) throw new RefusedRequest('not-found');
      const stream = followDisplay(central, townId, first, beginEvents(reply));
      streams.add(stream);
      void stream.ended.then(() => streams.delete(stream));
      return reply;
    },
  );

  if (!existsSync(join(pageFolder, PAGE))) return;
  app.get('/display/:townId', HIDDEN, async (_request, reply) => reply.sendFile(PAGE, pageFolder));
}

/** Takes the answer out of Fastify's hands; the headers that every answer has are kept. */
function beginEvents(reply: FastifyReply): FastifyReply['raw'] {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    // A proxy in between must not collect what is meant for now.
    'x-accel-buffering': 'no',
  });
  return raw;
}
