export type { IdleTimes } from './idle.ts';
export type { OutOfOrder, SessionParts } from './parts.ts';
export { createSession, type Session } from './session.ts';
