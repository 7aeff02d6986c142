import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Contract, Problem } from '../../../domain/wire/index.ts';

type Handler<Request extends z.ZodType, Response extends z.ZodType> = (
  input: z.infer<Request>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<z.infer<Response>>;

/** How large a body is unless a route needs more, in bytes. */
export const SMALL_BODY = 64 * 1024;

type Options = {
  readonly bodyLimit: number;
  readonly tag: 'kiosk' | 'console' | 'central';
  /** See `takePlainTexts`. */
  readonly textsAsSigned?: boolean;
  /** A name that the contract does not know is refused, not ignored: `?day=` instead of `?from=` must not answer with everything. */
  readonly refusesUnknown?: boolean;
  /** It answers with a file of this kind, which the handler streams. */
  readonly answers?: string;
};

/** Puts a contract into service: its input is validated, its answer too, and both stand in the OpenAPI document. */
export function serveContract<Request extends z.ZodType, Response extends z.ZodType>(
  app: FastifyInstance,
  contract: Contract<Request, Response>,
  options: Options,
  handler: Handler<Request, Response>,
): void {
  const { name, method, path, summary, request, response } = contract;
  const inQuery = method === 'GET';
  const asked: z.ZodType =
    options.refusesUnknown && request instanceof z.ZodObject ? request.strict() : request;
  app.route({
    method,
    url: path,
    bodyLimit: options.bodyLimit,
    config: { textsAsSigned: options.textsAsSigned ?? false },
    schema: {
      operationId: name,
      summary,
      tags: [options.tag],
      ...(inQuery ? { querystring: asked } : { body: asked }),
      ...(options.answers ? { produces: [options.answers] } : {}),
      response: { 200: response, default: Problem },
    },
    handler: async (from, reply) => {
      // Validated by the schema above.
      const input = (inQuery ? from.query : from.body) as z.infer<Request>;
      const answer: unknown = await handler(input, from, reply);
      return reply.code(200).send(answer);
    },
  });
}
