import type { FastifyBaseLogger, FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOf } from '../../../domain/failure/index.ts';
import { isDatabaseAway } from '../database/index.ts';
import { RefusedRequest } from './problem.ts';

/** Every error leaves as a Problem. The log names the error without its message: PostgreSQL's may hold values. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = asRefusal(error, request.routeOptions.bodyLimit);
    if (refused.statusCode >= 500) logError(request.log, refused.problem.code, error);
    return reply.code(refused.statusCode).send(refused.problem);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(new RefusedRequest('not-found').problem));
}

/** `mostBytes`: how large a body the route takes. */
function asRefusal(error: FastifyError, mostBytes: number | undefined): RefusedRequest {
  if (error instanceof RefusedRequest) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    // Which field, and what was expected of it; never what came. A name that is not known explains the rest.
    const unknown = error.validation.find(({ keyword }) => keyword === 'unrecognized_keys');
    const issue = unknown ?? error.validation[0];
    return new RefusedRequest(
      'bad-input',
      `${issue?.instancePath ?? ''}: ${issue?.message ?? 'not as expected'}`,
    );
  }
  if (isDatabaseAway(error)) return new RefusedRequest('unavailable');
  if (error.statusCode === 413)
    return new RefusedRequest('too-large', mostBytes === undefined ? undefined : tooLarge(mostBytes));
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new RefusedRequest('bad-input');
  }
  return new RefusedRequest('internal');
}

const tooLarge = (mostBytes: number): string =>
  mostBytes < 1e6
    ? `The request is larger than ${Math.floor(mostBytes / 1e3)} kB, the most that is taken here.`
    : `The request is larger than ${Math.floor(mostBytes / 1e5) / 10} MB, the most that is taken here.`;

/** The error's name, its SQLSTATE or system code, and where it was thrown. */
export function logError(log: FastifyBaseLogger, event: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error('not an error');
  const where = (known.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log.error({
    event,
    name: known.name,
    code: codeOf(known),
    where: where.slice(0, 8).map((line) => line.trim()),
  });
}
