import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { countedDay, type DayRule } from '../../../domain/settlement/index.ts';
import { TransactionEvent } from '../../../domain/transaction/index.ts';
import { RefundDone } from '../books/index.ts';
import type { DatabaseTransaction, Schema } from '../database/index.ts';
import { CLOSED, ClosedBody } from '../ledger/index.ts';
import { dayRules } from './day-rules.ts';
import { type Movement, movementsOf, type Story } from './movements-of.ts';

/** "SETT" in ASCII. */
const SETTLE_LOCK = 0x53455454;
const ENTRIES_AT_ONCE = 2_000;
const WAITING_AT_ONCE = 500;

/** The events of a kiosk that move money, as `movementsOf` reads them. */
const MOVING = ['payment-approved', 'late-approval', 'reversed', 'reversal-partial'];

/**
 * Takes in what the journals and the clerks tell of money, until nothing is new. Of each journal only what is new is read, by its primary key.
 */
export async function catchUpMovements(db: Kysely<Schema>): Promise<void> {
  for (;;) if (!(await db.transaction().execute(takeIn))) return;
}

/** Takes in so much, and all who count or close days wait for it. Returns whether there may be more. */
export async function takeIn(transaction: DatabaseTransaction): Promise<boolean> {
  await lockDays(transaction);
  const { rows: heads } = await sql<Head>`
    select kiosks.kiosk_id, epochs.epoch, coalesce(cursors.seq, 0) as seq
    from kiosks cross join lateral generate_series(0, kiosks.epoch) as epochs (epoch)
    left join settlement_cursors as cursors on cursors.kiosk_id = kiosks.kiosk_id and cursors.epoch = epochs.epoch
    where exists (
      select from journal_entries as entries where entries.kiosk_id = kiosks.kiosk_id and entries.epoch = epochs.epoch
        and entries.seq > coalesce(cursors.seq, 0)
    )
    order by kiosks.kiosk_id, epochs.epoch`.execute(transaction);
  const whose = new Map<string, Whose>();
  let read = 0;
  for (const head of heads) {
    if (read >= ENTRIES_AT_ONCE) break;
    read += await readOn(transaction, head, ENTRIES_AT_ONCE - read, whose);
  }
  const { rows: waiting } = await sql<Whose>`
    delete from settlement_waiting where waiting_id in (
      select waiting_id from settlement_waiting order by waiting_id limit ${WAITING_AT_ONCE}
    ) returning kiosk_id, transaction_id`.execute(transaction);
  for (const one of waiting) whose.set(nameOf(one), one);
  await store(transaction, [...whose.values()]);
  return read >= ENTRIES_AT_ONCE || waiting.length === WAITING_AT_ONCE;
}

/** A process counts movements to days, or closes a day, alone. */
export const lockDays = (transaction: DatabaseTransaction) =>
  sql`select pg_advisory_xact_lock(${SETTLE_LOCK})`.execute(transaction);

type Whose = { readonly kiosk_id: string; readonly transaction_id: string };
type Head = { readonly kiosk_id: string; readonly epoch: number; readonly seq: number };

const nameOf = ({ kiosk_id, transaction_id }: Whose): string => `${kiosk_id} ${transaction_id}`;

async function readOn(
  transaction: DatabaseTransaction,
  { kiosk_id, epoch, seq }: Head,
  most: number,
  whose: Map<string, Whose>,
): Promise<number> {
  const { rows } = await sql<{ seq: number; transaction_id: string | null; event: string | null }>`
    select seq, transaction_id, entry->'body'->'event'->>'kind' as event from journal_entries
    where kiosk_id = ${kiosk_id}::uuid and epoch = ${epoch} and seq > ${seq}
    order by seq limit ${most}`.execute(transaction);
  for (const { transaction_id, event } of rows) {
    if (transaction_id === null || event === null || !MOVING.includes(event)) continue;
    const one = { kiosk_id, transaction_id };
    whose.set(nameOf(one), one);
  }
  const last = rows.at(-1);
  if (last)
    await transaction
      .insertInto('settlement_cursors')
      .values({ kiosk_id, epoch, seq: last.seq })
      .onConflict((conflict) =>
        conflict.columns(['kiosk_id', 'epoch']).doUpdateSet((row) => ({ seq: row.ref('excluded.seq') })),
      )
      .execute();
  return rows.length;
}

async function store(transaction: DatabaseTransaction, whose: readonly Whose[]): Promise<void> {
  if (whose.length === 0) return;
  const rules = await dayRules(transaction);
  const stories = await readStories(transaction, whose);
  const rows = stories.flatMap(({ townId, kioskId, story }) => {
    const rule = rules.get(townId);
    if (!rule) return [];
    return movementsOf(story).map((one) => asRow(rule, { townId, kioskId, story }, one));
  });
  // A statement has a limit of values.
  for (let from = 0; from < rows.length; from += 500)
    await transaction
      .insertInto('settlement_movements')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) => conflict.columns(['kiosk_id', 'transaction_id', 'movement_key']).doNothing())
      .execute();
}

type Known = { readonly townId: string; readonly kioskId: string; readonly story: Story };

function asRow(
  { rule, closedUpTo }: { readonly rule: DayRule; readonly closedUpTo: string | null },
  { townId, kioskId, story }: Known,
  one: Movement,
) {
  const { day, ownDay } = countedDay(rule, one, closedUpTo);
  return {
    town_id: townId,
    kiosk_id: kioskId,
    transaction_id: story.transactionId,
    movement_key: one.key,
    kind: one.kind,
    by_card: one.byCard,
    source: one.source,
    amount_minor: one.amountMinor,
    currency: one.currency,
    at: one.at,
    arrived_at: one.arrivedAt,
    day,
    own_day: ownDay,
    terminal_transaction_id: one.terminalTransactionId,
    authorisation_code: one.authorisationCode,
    reference: one.reference,
  };
}

async function readStories(
  transaction: DatabaseTransaction,
  whose: readonly Whose[],
): Promise<readonly Known[]> {
  const kiosks = whose.map((one) => one.kiosk_id);
  const ids = whose.map((one) => one.transaction_id);
  const asked = sql`select * from unnest(${kiosks}::uuid[], ${ids}::text[])`;
  const { rows: entries } = await sql<Whose & { event: unknown; at: string; received_at: Date }>`
    select kiosk_id, transaction_id, entry->'body'->'event' as event, entry->>'at' as at, received_at
    from journal_entries where (kiosk_id, transaction_id) in (${asked})
      and entry->'body'->>'subject' = 'transaction' order by epoch, seq`.execute(transaction);
  const { rows: postings } = await sql<
    Whose & { number: number; amount_minor: number; currency: string; posted_at: Date }
  >`select kiosk_id, transaction_id, number, amount_minor, currency, posted_at from postings
    where outcome = 'accepted' and (kiosk_id, transaction_id) in (${asked}) order by number`.execute(
    transaction,
  );
  const { rows: closings } = await sql<
    Whose & { kind: string; clerk_entry_id: number; body: unknown; written_at: Date }
  >`select kiosk_id, transaction_id, kind, clerk_entry_id, body, written_at from clerk_entries
    where kind in (${CLOSED}, 'refund-done') and (kiosk_id, transaction_id) in (${asked}) order by clerk_entry_id`.execute(
    transaction,
  );
  const { rows: clerkPostings } = await sql<
    Whose & { id: number; amount_minor: number; currency: string; posted_at: Date }
  >`select kiosk_id, transaction_id, clerk_posting_id as id, amount_minor, currency, posted_at from clerk_postings
    where (kiosk_id, transaction_id) in (${asked}) order by clerk_posting_id`.execute(transaction);
  const towns = new Map(
    (await transaction.selectFrom('kiosks').select(['kiosk_id', 'town_id']).execute()).map((row) => [
      row.kiosk_id,
      row.town_id,
    ]),
  );
  const told = Map.groupBy(entries, nameOf);
  const posted = Map.groupBy(postings, nameOf);
  const written = Map.groupBy(closings, nameOf);
  const byClerks = Map.groupBy(clerkPostings, nameOf);
  return whose.map((one) => {
    return {
      townId: towns.get(one.kiosk_id) ?? '',
      kioskId: one.kiosk_id,
      story: {
        transactionId: one.transaction_id,
        entries: (told.get(nameOf(one)) ?? []).flatMap(({ event, at, received_at }) => {
          const read = TransactionEvent.safeParse(event);
          return read.success ? [{ event: read.data, at: new Date(at), arrivedAt: received_at }] : [];
        }),
        postings: (posted.get(nameOf(one)) ?? []).map((row) => ({
          number: row.number,
          amountMinor: row.amount_minor,
          currency: row.currency,
          at: row.posted_at,
        })),
        clerkPostings: (byClerks.get(nameOf(one)) ?? []).map((row) => ({
          id: row.id,
          amountMinor: row.amount_minor,
          currency: row.currency,
          at: row.posted_at,
        })),
        closings: bodiesOf(written.get(nameOf(one)), CLOSED, ClosedBody),
        refunds: bodiesOf(written.get(nameOf(one)), 'refund-done', RefundDone),
      },
    };
  });
}

type WrittenRow = {
  readonly kind: string;
  readonly clerk_entry_id: number;
  readonly body: unknown;
  readonly written_at: Date;
};

const bodiesOf = <Body>(rows: readonly WrittenRow[] = [], kind: string, schema: z.ZodType<Body>) =>
  rows
    .filter((row) => row.kind === kind)
    .map((row) => ({ id: row.clerk_entry_id, at: row.written_at, body: schema.parse(row.body) }));
