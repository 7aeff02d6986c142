import type { Role } from '../wire/index.ts';
import type { Database } from './database/index.ts';
import type { Limits } from './limits.ts';
import type { Passwords } from './passwords/index.ts';

/** What every part of the server works with. */
export type Central = {
  readonly db: Database;
  readonly now: () => Date;
  readonly limits: Limits;
  readonly passwords: Passwords;
  /** The roles that have to sign in with a second factor; others may. */
  readonly secondFactorFor: readonly Role[];
  /** For trying: the accounts of the demo may sign in, and every page of the console says so. */
  readonly demo: boolean;
};
