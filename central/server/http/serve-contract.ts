import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
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
  app.route({
    method,
    url: path,
    bodyLimit: options.bodyLimit,
    config: { textsAsSigned: options.textsAsSigned ?? false },
    schema: {
      operationId: name,
      summary,
      tags: [options.tag],
      ...(inQuery ? { querystring: request } : { body: request }),
      response: { 200: response, default: Problem },
    },
    handler: async (asked, reply) => {
      // Validated by the schema above.
      const input = (inQuery ? asked.query : asked.body) as z.infer<Request>;
      const answer: unknown = await handler(input, asked, reply);
      return reply.code(200).send(answer);
    },
  });
}
