import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Central } from '../central.ts';
import type { Listening } from '../database/index.ts';
import { callerAddress, RefusedRequest } from '../http/index.ts';
import { claimTry } from '../throttle/index.ts';
import { displaySeats, type Viewer } from './display-seats.ts';
import { readDisplay } from './display-state.ts';
import { followDisplay } from './display-streams.ts';
import { findDisplay } from './displays.ts';

const PAGE = 'display/index.html';
const HIDDEN = { schema: { hide: true } as object };

/**
 * The call display: a page of its own and the events that it follows. No one signs in: there is nothing of anybody in it. A display of the
 * town shows its token and has a place that strangers cannot take.
 * Without `changes` (NOTIFY) the displays still hear of everything, a little later.
 */
export function displayRoutes(
  app: FastifyInstance,
  central: Central,
  { changes, pageFolder }: { readonly changes: Listening | null; readonly pageFolder: string },
): void {
  const { displaysAtOnce, displaysAtOncePerAddress } = central.limits;
  const seats = displaySeats({ all: displaysAtOnce, perAddress: displaysAtOncePerAddress });
  const stop = changes?.on((townId) => {
    seats.each((stream) => {
      if (stream.townId === townId) stream.look();
    });
  });
  // Before the server waits for its connections to end: these never would by themselves.
  app.addHook('preClose', async () => {
    stop?.();
    seats.each((stream) => stream.close());
  });

  app.get<{ Params: { townId: string }; Querystring: { display?: unknown } }>(
    '/api/display/v1/:townId/events',
    HIDDEN,
    async (request, reply) => {
      const { townId } = request.params;
      const { display = '' } = request.query;
      const viewer = await viewerOf(central, townId, String(display), callerAddress(request));
      if (!seats.hasRoom(viewer)) throw new RefusedRequest('too-many');
      const first = await readDisplay(central, townId);
      if (!first) throw new RefusedRequest('not-found');
      const stream = followDisplay(central, townId, first, beginEvents(reply));
      seats.take(viewer, stream);
      return reply;
    },
  );

  if (!existsSync(join(pageFolder, PAGE))) return;
  app.get('/display/:townId', HIDDEN, async (_request, reply) => reply.sendFile(PAGE, pageFolder));
}

/** A display of the town, or somebody whose openings are counted. */
async function viewerOf(central: Central, townId: string, token: string, address: string): Promise<Viewer> {
  const { db, limits, now } = central;
  const displayId = await findDisplay(central, townId, token);
  if (displayId !== null) return { kind: 'display', displayId };
  const bucket = { name: `display:${address}`, limit: limits.displaysOpenedPerAddress };
  const claim = await claimTry(db, [bucket], limits.tryWindowMs, now());
  if (claim.kind === 'throttled') throw new RefusedRequest('too-many');
  return { kind: 'somebody', address };
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
