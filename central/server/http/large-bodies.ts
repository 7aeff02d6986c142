import type { FastifyInstance } from 'fastify';
import { BUSY, readApart } from '../reading/index.ts';
import type { ParsedBody } from './json-reader.ts';
import { RefusedRequest } from './problem.ts';

const READER = new URL('./json-reader.ts', import.meta.url);
/** Starting a process takes longer than parsing so much. */
const SMALL_BODY = 64 * 1024;

/** Parses large JSON bodies of a scope's routes in a process of their own: twenty megabytes would keep every kiosk waiting. */
export function largeBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      if (body.byteLength <= SMALL_BODY) return parsed(body);
      const read = await readApart<Uint8Array, ParsedBody>(READER, body, async () => undefined);
      if (read.kind === 'stopped')
        throw new RefusedRequest(read.reason === BUSY ? 'too-many' : 'bad-input', read.reason);
      if (read.answer.kind === 'wrong') throw new RefusedRequest('bad-input');
      return read.answer.value;
    },
  );
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new RefusedRequest('bad-input');
  }
}
