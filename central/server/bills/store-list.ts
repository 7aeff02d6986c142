import { sql } from 'kysely';
import type { DatabaseTransaction } from '../database/index.ts';

/**
 * Puts the bills of the list that is being imported into a table that is gone with the transaction. Each piece is a list of bills as JSON,
 * small enough that sending it keeps no kiosk waiting.
 */
export async function stageBills(transaction: DatabaseTransaction, pieces: readonly string[]): Promise<void> {
  await sql`
    create temporary table listed_bills (
      line integer, "accountNumber" text, "cardNumber" text, "holderName" text, "holderSearchable" text, surname text, "billNumber" text,
      "billKind" text, "dueOn" date, "amountMinor" bigint, "leastPartMinor" bigint
    ) on commit drop`.execute(transaction);
  for (const piece of pieces)
    await sql`
      insert into listed_bills select * from json_populate_recordset(null::listed_bills, ${piece}::json)
    `.execute(transaction);
}

/** Stores what `compareList` found: accounts, new and changed bills, and what is withdrawn. What a person has closed stays closed. */
export async function storeList(
  transaction: DatabaseTransaction,
  { townId, currency, now }: { readonly townId: string; readonly currency: string; readonly now: Date },
): Promise<void> {
  await sql`
    insert into accounts (town_id, account_number, card_number, holder_name, holder_searchable, surname)
    select distinct on ("accountNumber") ${townId}, "accountNumber", "cardNumber", "holderName", "holderSearchable", surname
    from listed_bills order by "accountNumber", line
    on conflict (town_id, account_number) do update
      set card_number = excluded.card_number, holder_name = excluded.holder_name,
        holder_searchable = excluded.holder_searchable, surname = excluded.surname
      where (accounts.card_number, accounts.holder_name, accounts.holder_searchable, accounts.surname)
        is distinct from (excluded.card_number, excluded.holder_name, excluded.holder_searchable, excluded.surname)
  `.execute(transaction);
  await sql`
    insert into bills (town_id, currency, imported_at, listed_at, bill_id, account_number, bill_number, kind, due_on,
      amount_minor, least_part_minor, counted_minor)
    select ${townId}, ${currency}, ${now}::timestamptz, ${now}::timestamptz, coalesce(bill_id, gen_random_uuid()::text),
      "accountNumber", "billNumber", "billKind", "dueOn", whole_minor, "leastPartMinor", counted_minor
    from compared_bills where change <> 'same' or counted_minor <> counted_before
    on conflict (town_id, bill_number) do update set account_number = excluded.account_number, kind = excluded.kind,
      due_on = excluded.due_on, currency = excluded.currency, amount_minor = excluded.amount_minor,
      least_part_minor = excluded.least_part_minor, counted_minor = excluded.counted_minor,
      imported_at = excluded.imported_at, listed_at = excluded.listed_at,
      withdrawn_at = case when bills.closed_entry_id is null then null else bills.withdrawn_at end
  `.execute(transaction);
  await sql`
    update bills set withdrawn_at = ${now}::timestamptz from gone_bills
    where bills.town_id = ${townId} and bills.bill_id = gone_bills.bill_id and gone_bills.withdraws
  `.execute(transaction);
}
