import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { compactNumber } from '../../../domain/codes/index.ts';
import { nameWords } from '../../../domain/letters/index.ts';
import { type Bill, type BillFilter, BillState } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { hasOpenException } from '../ledger/index.ts';
import { inDoubt } from './hold-bills.ts';

type Db = Kysely<Schema>;

/** Which bills of which town are asked for, and how many. */
export type BillsWanted = z.infer<typeof BillFilter> & {
  readonly after?: string | undefined;
  readonly limit: number;
  /** Holds of kiosks that lapsed before do not count. */
  readonly now: Date;
  readonly townId?: string | null;
};

/** Bills by their number; names are searched by the one rule for letters, and nothing in a search is a pattern. */
export async function listBillRows(
  db: Db,
  { search, state, after, limit, now, townId = null }: BillsWanted,
): Promise<{ bills: z.infer<typeof Bill>[]; next: string | null }> {
  const clean = search?.trim() ?? '';
  let query = billRows(db, now)
    .orderBy('bills.town_id')
    .orderBy('bills.bill_number')
    .limit(limit + 1);
  if (state !== undefined) query = query.where(NEEDED[state]).where(sql<boolean>`${stateAt(now)} = ${state}`);
  if (townId !== null) query = query.where('bills.town_id', '=', townId);
  if (clean !== '') {
    query = query.where(
      sql<boolean>`(${numberFits(sql`bills.bill_number`, clean)} or ${numberFits(sql`bills.account_number`, clean)}
        or ${holderFits(clean)})`,
    );
  }
  const [afterTown, afterNumber] = (after ?? '').split('/');
  if (afterTown && afterNumber) {
    query = query.where(sql<boolean>`(bills.town_id, bills.bill_number) > (${afterTown}, ${afterNumber})`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { bills: page.map(asBill), next: last ? `${last.town_id}/${last.bill_number}` : null };
}

/** One bill as lists show it; null where there is none of this number. */
export async function readBillRow(
  db: Db,
  { townId, billNumber, now }: { readonly townId: string; readonly billNumber: string; readonly now: Date },
): Promise<{ readonly bill: z.infer<typeof Bill>; readonly closedBy: number | null } | null> {
  const row = await billRows(db, now)
    .where('bills.town_id', '=', townId)
    .where('bills.bill_number', '=', billNumber)
    .executeTakeFirst();
  return row ? { bill: asBill(row), closedBy: row.closed_entry_id } : null;
}

const billRows = (db: Db, now: Date) =>
  db
    .selectFrom('bills')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.town_id', '=', 'bills.town_id')
        .onRef('accounts.account_number', '=', 'bills.account_number'),
    )
    .innerJoin('bill_kinds', (join) =>
      join.onRef('bill_kinds.town_id', '=', 'bills.town_id').onRef('bill_kinds.kind', '=', 'bills.kind'),
    )
    .selectAll('bills')
    .select(['accounts.holder_name', 'bill_kinds.title'])
    .select((bill) => [
      holdsOf(bill)
        .select(({ fn }) => fn.max('holds.expires_at').as('until'))
        .as('held_until'),
      bill.exists(holdsOf(bill).select('holds.bill_id').where('expires_at', 'is', null)).as('paying'),
      bill.exists(holdsOf(bill).select('holds.bill_id').where(inDoubt)).as('in_doubt'),
    ])
    .select(stateAt(now).as('state'));

type BillRow = Awaited<ReturnType<ReturnType<typeof billRows>['execute']>>[number];

const asBill = (row: BillRow): z.infer<typeof Bill> => ({
  townId: row.town_id,
  billId: row.bill_id,
  billNumber: row.bill_number,
  accountNumber: row.account_number,
  holderName: row.holder_name,
  kind: row.kind,
  title: row.title,
  dueOn: row.due_on,
  amountMinor: row.amount_minor,
  paidMinor: row.paid_minor,
  state: BillState.parse(row.state),
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  currency: row.currency,
  heldUntil: row.held_until?.toISOString() ?? null,
  heldByPayment: row.in_doubt ? 'in-doubt' : row.paying ? 'paying' : null,
});

const heldIf = (held: RawBuilder<boolean>): RawBuilder<boolean> => sql`exists (
  select from holds where holds.town_id = bills.town_id and holds.bill_id = bills.bill_id and ${held}
)`;

/** How a bill stands. There is no second place that decides it: the list and its filter both say this. */
const stateAt = (now: Date): RawBuilder<string> => sql`case
  when ${heldIf(hasOpenException('holds'))} then 'in-doubt'
  when paid_minor >= amount_minor then 'paid'
  when withdrawn_at is not null then coalesce(closed_how, 'withdrawn')
  when ${heldIf(sql`(expires_at is null or expires_at > ${now})`)} then 'being-paid'
  when paid_minor > 0 then 'part-paid'
  else 'open' end`;

/** What the bill's own row says of a state: compared first, no other table is asked for those that it rules out. */
const NEEDED: Readonly<Record<BillState, RawBuilder<boolean>>> = {
  'in-doubt': heldIf(sql`true`),
  'being-paid': heldIf(sql`true`),
  paid: sql`paid_minor >= amount_minor`,
  withdrawn: sql`(withdrawn_at is not null and paid_minor < amount_minor)`,
  'paid-elsewhere': sql`(closed_how = 'paid-elsewhere' and paid_minor < amount_minor)`,
  'part-paid': sql`(paid_minor > 0 and paid_minor < amount_minor)`,
  open: sql`(paid_minor = 0 and withdrawn_at is null)`,
};

/** The number begins as was typed, with or without hyphens and spaces. */
export function numberFits(number: RawBuilder<unknown>, search: string): RawBuilder<boolean> {
  const compact = compactNumber(search);
  return compact === '' ? sql`false` : sql`starts_with(replace(${number}, '-', ''), ${compact})`;
}

/** Each word of the search is in the holder's name, in one of its spellings. */
export function holderFits(search: string): RawBuilder<boolean> {
  const words = nameWords(search).map(
    (spellings) =>
      sql`exists (select from unnest(${[...spellings]}::text[]) as word where strpos(accounts.holder_searchable, word) > 0)`,
  );
  return words.length === 0 ? sql`false` : sql`(${sql.join(words, sql` and `)})`;
}

/** A bill can be held more than once after central was restored from a backup. */
const holdsOf = (bill: ExpressionBuilder<Schema, 'bills'>) =>
  bill
    .selectFrom('holds')
    .whereRef('holds.town_id', '=', 'bills.town_id')
    .whereRef('holds.bill_id', '=', 'bills.bill_id');
