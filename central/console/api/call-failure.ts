import type { Answer, FailureWhy } from './call-central.ts';

/** A call of central that has no answer, where a library knows only errors. */
export class CallFailure extends Error {
  readonly why: FailureWhy;

  constructor(why: FailureWhy) {
    super(why);
    this.name = 'CallFailure';
    this.why = why;
  }
}

/** The answer of a call; throws a `CallFailure` where there is none. */
export async function orFail<Response>(calling: Promise<Answer<Response>>): Promise<Response> {
  const result = await calling;
  if (result.kind === 'failed') throw new CallFailure(result.why);
  return result.answer;
}
