import { codeOf } from '../../../domain/failure/index.ts';

/** SQLSTATE classes and codes after which the same request may succeed a little later. */
const AWAY = /^(08|57P0|53|55P03)/;
const NODE_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout)/;

/** Whether an error means that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const code = codeOf(error);
  return code !== null ? AWAY.test(code) || NODE_AWAY.has(code) : LOST.test(error.message);
}

/** Two transactions got in each other's way (serialization failure, deadlock): one of them may try again. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** A row with this key is there already (unique violation). */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505';
