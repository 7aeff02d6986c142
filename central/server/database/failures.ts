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

/** SQLSTATE classes that tell of the connection, the database or the program's own tables, and never of what was to be written. */
const OF_THE_DATABASE = /^(08|25|28|3D|3F|40|42|53|55|57|58|F0|HV|XX)/;
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;

/**
 * Whether an error comes of what was to be written, so that the same would fail again: a value that PostgreSQL does not take, a
 * constraint, or a bug of this program that the value brings out. Everything else may succeed a little later.
 */
export function isOfTheData(error: unknown): boolean {
  if (!(error instanceof Error) || isDatabaseAway(error) || isConflict(error)) return false;
  const code = codeOf(error);
  if (code === null) return true;
  return SQLSTATE.test(code) ? !OF_THE_DATABASE.test(code) : code.startsWith('ERR_');
}

/** A row with this key is there already (unique violation). */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505';
