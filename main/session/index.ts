export { answerCalls } from './answer-calls.ts';
export type { IdleTimes } from './idle.ts';
export type { OutOfOrder, SessionParts } from './parts.ts';
export { createSession, type Session, type SessionCalls } from './session.ts';
