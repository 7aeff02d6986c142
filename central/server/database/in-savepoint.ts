import { sql } from 'kysely';
import { isOfTheData } from './failures.ts';
import type { DatabaseTransaction } from './in-transaction.ts';

export type Attempt<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Runs a part of a transaction that may fail alone: of what fails because of its data nothing is left. A database that fails
 * fails the whole transaction.
 */
export async function inSavepoint<Result>(
  transaction: DatabaseTransaction,
  work: () => Promise<Result>,
): Promise<Attempt<Result>> {
  await sql`savepoint part`.execute(transaction);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(transaction);
    return { kind: 'done', result };
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    await sql`rollback to savepoint part`.execute(transaction);
    await sql`release savepoint part`.execute(transaction);
    return { kind: 'failed', error };
  }
}
