import type { FastifyInstance } from 'fastify';
import { hasUnstorableText, withStorableTexts } from '../../../domain/text/index.ts';
import { RefusedRequest } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is signed text by text: the route itself keeps it as it came, and cleans what it makes of it. */
    readonly textsAsSigned?: boolean;
  }
}

/**
 * The one rule for text at every door: what cannot be kept (NUL, half a character) is cleaned where a kiosk sends it, whose
 * delivery must not stop at it, and refused where anybody else does.
 */
export function takePlainTexts(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.textsAsSigned === true) return;
    if (!hasUnstorableText([request.params, request.query, request.body])) return;
    if (request.kiosk === null) throw new RefusedRequest('bad-input', 'a text holds NUL or half a character');
    request.body = withStorableTexts(request.body);
  });
}
