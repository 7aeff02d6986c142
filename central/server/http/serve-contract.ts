import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Contract, Problem } from '../../../domain/wire/index.ts';
import { PROBLEMS } from './problem.ts';

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
  /** How a caller shows who it is, each way enough by itself; nothing: anybody may ask. The names are those of `SECURITY_SCHEMES`. */
  readonly signedBy: readonly (keyof typeof SECURITY_SCHEMES)[];
  /** See `takePlainTexts`. */
  readonly textsAsSigned?: boolean;
  /** A name that the contract does not know is refused, not ignored: `?day=` instead of `?from=` must not answer with everything. */
  readonly refusesUnknown?: boolean;
  /** It answers with a file of this kind, which the handler streams. */
  readonly answers?: string;
};

/** The ways in which callers show who they are, as the OpenAPI document says them. */
export const SECURITY_SCHEMES = {
  kioskSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description: 'HTTP Message Signatures (RFC 9421) by the Ed25519 key with which the kiosk was enrolled.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'townhall_session',
    description:
      'A person at the console; the cookie comes with `signIn`. Behind TLS its name begins with `__Host-`.',
  },
  apiToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A program: a token that an administrator has made, with a role. Routes without it need a person.',
  },
} as const;

/** Every answer but 200 by its status, with what its code means. */
const ERRORS = Object.fromEntries(
  PROBLEMS.map(({ code, status, message }) => [status, Problem.describe(`\`${code}\`: ${message}`)]),
);

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
      security: options.signedBy.map((scheme) => ({ [scheme]: [] })),
      response: { 200: response, ...ERRORS, default: Problem },
    },
    handler: async (from, reply) => {
      // Validated by the schema above.
      const input = (inQuery ? from.query : from.body) as z.infer<Request>;
      const answer: unknown = await handler(input, from, reply);
      return reply.code(200).send(answer);
    },
  });
}
