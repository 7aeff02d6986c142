import { type Kysely, sql } from 'kysely';
import { searchableName } from '../../../../domain/letters/index.ts';

const AT_ONCE = 5_000;

/**
 * Clerks find the holder of an account without the letters that their keyboard lacks: the name stands in a second column as the
 * one rule for letters writes it. A change of that rule needs a migration that fills the column again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts add column holder_searchable text not null default ''`.execute(db);
  let [town, account] = ['', ''];
  for (;;) {
    const { rows } = await sql<{ town_id: string; account_number: string; holder_name: string }>`
      select town_id, account_number, holder_name from accounts
      where (town_id, account_number) > (${town}, ${account}) order by town_id, account_number limit ${AT_ONCE}
    `.execute(db);
    const last = rows.at(-1);
    if (!last) break;
    await sql`
      update accounts set holder_searchable = filled.searchable from unnest(
        ${rows.map((row) => row.town_id)}::text[],
        ${rows.map((row) => row.account_number)}::text[],
        ${rows.map((row) => searchableName(row.holder_name))}::text[]
      ) as filled (town_id, account_number, searchable)
      where accounts.town_id = filled.town_id and accounts.account_number = filled.account_number
    `.execute(db);
    [town, account] = [last.town_id, last.account_number];
  }
}
