import type { FastifyInstance } from 'fastify';
import { RefusedRequest } from './problem.ts';
import { fitsContentDigest } from './verify-signature.ts';

/** Takes only JSON bodies whose Content-Digest fits: what the signature covers is what is parsed. */
export function signedBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!fitsContentDigest(body, request.headers['content-digest'])) {
      done(new RefusedRequest('not-signed-in'));
      return;
    }
    try {
      done(null, JSON.parse(body.toString('utf8')));
    } catch {
      done(new RefusedRequest('bad-input'));
    }
  });
}
