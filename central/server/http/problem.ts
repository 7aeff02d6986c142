import { Problem } from '../../../domain/wire/index.ts';

type Code = Problem['code'];

const STATUS: Readonly<Record<Code, number>> = {
  'bad-input': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
};

/** Every sentence that central says when it refuses: constant, so that it tells nothing about whom or why. */
const MESSAGE: Readonly<Record<Code, string>> = {
  'bad-input': 'The request is not as described in the OpenAPI document.',
  'not-signed-in': 'The request is not signed, or no one is signed in.',
  forbidden: 'Your role does not allow this.',
  'not-found': 'There is nothing here.',
  'too-large': 'The request is too large.',
  'too-many': 'Too many attempts; please wait.',
  internal: 'Something went wrong in central.',
  unavailable: 'Central is not ready right now; please try again later.',
};

/** All refusals: their code, their status and their sentence. */
export const PROBLEMS = Problem.shape.code.options.map((code) => ({
  code,
  status: STATUS[code],
  message: MESSAGE[code],
}));

/** A refusal on its way out of a hook or parser, where Fastify knows only errors. */
export class RefusedRequest extends Error {
  readonly statusCode: number;
  readonly problem: Problem;

  constructor(code: Code, message: string = MESSAGE[code]) {
    super(message);
    this.name = 'RefusedRequest';
    this.statusCode = STATUS[code];
    this.problem = { code, message };
  }
}
