import { type CallInput, SESSION_CALL_NAMES, type SessionCallName } from '../../domain/ipc/index.ts';
import { notNow } from './done.ts';
import type { Session, SessionCalls } from './session.ts';

/** The calls of whatever session there is: while there is none the screen only shows why, and is answered `not-now`. */
export function answerCalls(session: () => Session | null): SessionCalls {
  const answer =
    <Name extends SessionCallName>(name: Name) =>
    (input: CallInput<Name>) =>
      session()?.calls[name](input) ?? notNow;
  // Every name has its own function, which the compiler cannot follow through a list of names.
  return Object.fromEntries(
    SESSION_CALL_NAMES.map((name) => [name, answer(name)]),
  ) as unknown as SessionCalls;
}
