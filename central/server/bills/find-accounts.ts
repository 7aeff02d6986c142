import { type Kysely, sql } from 'kysely';
import { compactNumber } from '../../../domain/codes/index.ts';
import type { Schema } from '../database/index.ts';
import { holderFits, numberFits } from './list-bills.ts';

type Wanted = {
  readonly search: string;
  readonly limit: number;
  /** Null: of all towns. */
  readonly townId: string | null;
};

/** Accounts by the beginning of their number, by a card's number, or by the holder's name; also those that have no bill. */
export function findAccounts(db: Kysely<Schema>, { search, limit, townId }: Wanted) {
  let query = db
    .selectFrom('accounts')
    .select(['town_id', 'account_number', 'holder_name'])
    .where(
      sql<boolean>`(${numberFits(sql`accounts.account_number`, search)} or ${holderFits(search)}
        or replace(accounts.card_number, '-', '') = ${compactNumber(search)})`,
    )
    .orderBy('town_id')
    .orderBy('account_number')
    .limit(limit);
  if (townId !== null) query = query.where('town_id', '=', townId);
  return query.execute();
}
