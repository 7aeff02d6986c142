import { sql } from 'kysely';
import type { BillListSettings } from '../../../domain/codes/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { BadLine } from './bill-list-rule.ts';

/** How many bills, and the first of their numbers. */
export type Named = { readonly count: number; readonly first: readonly string[] };

type Terms = {
  readonly townId: string;
  readonly currency: string;
  readonly now: Date;
  /** Up to when the amounts count what kiosks took; null when the file does not say. */
  readonly asOf: Date | null;
  readonly amounts: BillListSettings['amounts'];
  readonly gone: BillListSettings['gone'];
  /** Whether the file itself says what becomes of bills that are gone. */
  readonly sure: boolean;
};

/** What a list changes of the bills that are known. */
export type ListChanges = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  /** Bills that are in the list no more and stay, because the rule is to keep them or because someone pays them now. */
  readonly gone: Named;
  /** Bills of which no one can say whether the list's amount counts what kiosks took: less is asked of the resident. */
  readonly unclear: Named;
  /** Bills of the list that people have closed: they stay closed until a person reopens them. */
  readonly closed: Named;
};

export type Compared =
  | { readonly kind: 'compared'; readonly changes: ListChanges }
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

const MOST_NAMED = 20;
const MOST_BAD_LINES = 100;
/** A list from which more than half of the open bills are gone may be the wrong file; few bills may well be paid in a night. */
const MANY_GONE = 20;

/**
 * Compares the staged list with the bills that are known, in the database: `compared_bills` says what becomes of each bill of the
 * list, `gone_bills` which open ones it does not have. The bills that change are locked.
 */
export async function compareList(transaction: DatabaseTransaction, terms: Terms): Promise<Compared> {
  await sql`analyze listed_bills`.execute(transaction);
  const compareAll = async (): Promise<void> => {
    await compareBills(transaction, terms);
    await findGone(transaction, terms);
  };
  await compareAll();
  if ((await lockWhatChanges(transaction, terms.townId)) > 0) {
    // A payment may have come in before the locks.
    await sql`drop table compared_bills, gone_bills`.execute(transaction);
    await compareAll();
  }
  const badLines = await contradictions(transaction, terms.townId);
  if (badLines.length > 0) return { kind: 'refused', badLines };
  const { rows } = await sql<{ change: string; bills: number }>`
    select change, count(*)::int as bills from compared_bills group by change`.execute(transaction);
  const counted = new Map(rows.map(({ change, bills }) => [change, bills]));
  const withdrawn = await named(transaction, sql`select bill_number from gone_bills where withdraws`);
  const stay = await named(transaction, sql`select bill_number from gone_bills where not withdraws`);
  const many =
    withdrawn.count > MANY_GONE && withdrawn.count > (await openBills(transaction, terms.townId)) / 2;
  if (many && !terms.sure)
    return { kind: 'refused', badLines: [{ line: 0, reason: tooManyGone(withdrawn) }] };
  const changes = {
    added: counted.get('new') ?? 0,
    changed: counted.get('other') ?? 0,
    unchanged: counted.get('same') ?? 0,
    withdrawn: withdrawn.count,
    gone: stay,
    unclear: await named(
      transaction,
      sql`select "billNumber" as bill_number from compared_bills where unclear`,
    ),
    closed: await named(
      transaction,
      sql`select "billNumber" as bill_number from compared_bills where closed_entry_id is not null`,
    ),
  };
  return { kind: 'compared', changes };
}

const tooManyGone = ({ count, first }: Named): string =>
  `more than half of the open bills, ${count}, are not in the list any more, e.g. ${first.slice(0, 3).join(', ')}; if that is right, add the line #gone,withdraw, or #gone,keep to keep them`;

/** Locks the bills that become others, in the order of their ids as holds and payments lock them; no one waits for the rest. */
async function lockWhatChanges(transaction: DatabaseTransaction, townId: string): Promise<number> {
  const { rows } = await sql<{ locked: number }>`
    select count(*)::int as locked from (
      select from bills where town_id = ${townId} and bill_id in (
        select bill_id from compared_bills where bill_id is not null and change <> 'same'
        union select bill_id from gone_bills where withdraws
      )
      order by bill_id for update
    ) as locked`.execute(transaction);
  return rows[0]?.locked ?? 0;
}

/**
 * What was paid of a bill before the list was made is counted in its amount. With `#as-of` that is what was posted until then.
 * Without it the town's books have heard of the first payments, in their order, and never forget one: when the amount and some of the
 * first payments make up the bill as it is known, it has not changed. Otherwise nothing more is taken as counted than before.
 */
async function compareBills(transaction: DatabaseTransaction, terms: Terms): Promise<void> {
  const { townId, currency, asOf, amounts } = terms;
  const counted =
    amounts === 'whole'
      ? sql`0::bigint`
      : asOf !== null
        ? sql`paid - coalesce(after_minor, 0)`
        : sql`coalesce(explained, counted_before)`;
  await sql`
    create temporary table compared_bills on commit drop as
    with own as (
      select bill_id from bills where town_id = ${townId} and bill_number in (select "billNumber" from listed_bills)
    ), lines as (
      select posting_lines.bill_id, postings.posted_at, posting_lines.amount_minor, transaction_id as part
      from posting_lines join postings using (kiosk_id, transaction_id, number)
      where posting_lines.town_id = ${townId} and posting_lines.bill_id in (select bill_id from own)
      union all
      select bill_id, posted_at, amount_minor, clerk_posting_id::text from clerk_postings
      where town_id = ${townId} and bill_id in (select bill_id from own)
    ), taken as (
      select bill_id, posted_at, amount_minor,
        sum(amount_minor) over (partition by bill_id order by posted_at, part) as until
      from lines
    ), known as (
      select listed.*, bills.bill_id, bills.account_number as account_before, bills.amount_minor as whole_before,
        coalesce(bills.paid_minor, 0) as paid, coalesce(bills.counted_minor, 0) as counted_before, bills.withdrawn_at, bills.closed_entry_id,
        bills.kind as kind_before, bills.due_on as due_before, bills.currency as currency_before,
        bills.least_part_minor as least_before, bills.listed_at as listed_before,
        (select sum(taken.amount_minor) from taken
          where taken.bill_id = bills.bill_id and taken.posted_at > ${asOf}::timestamptz)::bigint as after_minor,
        (select min(so_far) from (
            select bills.counted_minor union all select until from taken where taken.bill_id = bills.bill_id
          ) as part (so_far)
          where so_far >= bills.counted_minor and listed."amountMinor" + so_far = bills.amount_minor)::bigint as explained
      from listed_bills as listed
      left join bills on bills.town_id = ${townId} and bills.bill_number = listed."billNumber"
    ), priced as (
      select known.*, ${counted} as counted_minor, greatest("amountMinor" + ${counted}, paid) as whole_minor from known
    )
    select priced.*,
      ${asOf === null && amounts === 'open' ? sql`explained is null and paid > counted_before` : sql`false`} as unclear,
      case
        when bill_id is null then 'new'
        when (account_before, kind_before, due_before, currency_before, whole_before, least_before)
          is not distinct from ("accountNumber", "billKind", "dueOn", ${currency}::text, whole_minor, "leastPartMinor")
          and (withdrawn_at is null or closed_entry_id is not null) and listed_before is not null then 'same'
        else 'other'
      end as change
    from priced`.execute(transaction);
}

async function contradictions(transaction: DatabaseTransaction, townId: string): Promise<readonly BadLine[]> {
  const { rows } = await sql<BadLine>`
    select line, 'card_number: belongs to another account' as reason
    from listed_bills join accounts on accounts.town_id = ${townId} and accounts.card_number = "cardNumber"
    where accounts.account_number <> "accountNumber"
    union all
    select line, 'the bill has payments already and cannot go to another account'
    from compared_bills where paid > 0 and account_before <> "accountNumber"
    union all
    select line, 'bill_number: belongs to an application, not to the list'
    from compared_bills where bill_id is not null and listed_before is null
    order by line limit ${MOST_BAD_LINES}`.execute(transaction);
  return rows;
}

async function findGone(transaction: DatabaseTransaction, { townId, now, gone }: Terms): Promise<void> {
  await sql`
    create temporary table gone_bills on commit drop as
    select bill_id, bill_number, ${gone === 'withdraw'} and not exists (
        select from holds where holds.town_id = bills.town_id and holds.bill_id = bills.bill_id
          and (expires_at is null or expires_at > ${now})
      ) as withdraws
    from bills
    where town_id = ${townId} and listed_at is not null and withdrawn_at is null and paid_minor < amount_minor
      and not exists (select from listed_bills where "billNumber" = bills.bill_number)`.execute(transaction);
}

async function openBills(transaction: DatabaseTransaction, townId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from bills
    where town_id = ${townId} and listed_at is not null and withdrawn_at is null and paid_minor < amount_minor
  `.execute(transaction);
  return rows[0]?.open ?? 0;
}

async function named(transaction: DatabaseTransaction, numbers: ReturnType<typeof sql>): Promise<Named> {
  const { rows } = await sql<{ count: number; first: string[] | null }>`
    select count(*)::int as count, (array_agg(bill_number order by bill_number))[1:${MOST_NAMED}] as first
    from (${numbers}) as named`.execute(transaction);
  return { count: rows[0]?.count ?? 0, first: rows[0]?.first ?? [] };
}
