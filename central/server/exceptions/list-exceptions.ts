import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import { asClaim } from '../claims/index.ts';
import { describeExceptions } from '../closing/index.ts';
import type { Schema } from '../database/index.ts';
import { heldBy, readHeld } from './read-held.ts';

type Wanted = {
  readonly closed: boolean;
  readonly limit: number;
  readonly now: Date;
  readonly townId?: string | null;
  readonly transaction?: { readonly kioskId: string; readonly transactionId: string };
  /** Only what this person is on; null: only what no one is on. */
  readonly claimedBy?: string | null;
  /** What a page before said with `next`. */
  readonly after?: string | undefined;
};
type Row = z.infer<typeof ClerkException>;

/** A page of what clerks have to look at; `next` is what `after` has to be for the page after, null at the end. */
export async function listExceptionPage(
  db: Kysely<Schema>,
  wanted: Wanted,
): Promise<{ readonly exceptions: Row[]; readonly next: string | null }> {
  const rows = await listExceptionRows(db, { ...wanted, limit: wanted.limit + 1 });
  const exceptions = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? exceptions.at(-1) : undefined;
  return { exceptions, next: last ? placeOf(last) : null };
}

/**
 * What clerks have to look at, the oldest first, and then what is ended, the latest first; an open one with what no one can pay or book
 * because of it.
 */
export async function listExceptionRows(
  db: Kysely<Schema>,
  { closed, limit, now, transaction, townId = null, claimedBy, after }: Wanted,
): Promise<Row[]> {
  let query = db
    .selectFrom('exceptions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'exceptions.kiosk_id')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .leftJoin('exception_claims', (join) =>
      join
        .onRef('exception_claims.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('exception_claims.transaction_id', '=', 'exceptions.transaction_id')
        .onRef('exception_claims.kind', '=', 'exceptions.kind')
        .on('exception_claims.lapses_at', '>', now),
    )
    .selectAll('exceptions')
    .select(['kiosks.code', 'transactions.reference'])
    .select(['claimed_by', 'claimed_at', 'lapses_at', 'taken_from'])
    .orderBy(sql`closed_at is not null`)
    .orderBy(sql`case when closed_at is null then opened_at end`)
    .orderBy('closed_at', 'desc')
    .orderBy(NAMED)
    .limit(limit);
  const behind = behindPlace(after);
  if (behind) query = query.where(behind);
  if (townId !== null) query = query.where('kiosks.town_id', '=', townId);
  if (!closed)
    query = query.where((await anyTakenBack(db)) ? OPEN_OR_TAKEN_BACK : sql<boolean>`closed_at is null`);
  if (claimedBy === null) query = query.where('claimed_by', 'is', null);
  else if (claimedBy !== undefined) query = query.where('claimed_by', '=', claimedBy);
  if (transaction) {
    query = query
      .where('exceptions.kiosk_id', '=', transaction.kioskId)
      .where('exceptions.transaction_id', '=', transaction.transactionId);
  }
  const rows = await query.execute();
  const open = rows.filter((row) => row.closed_at === null);
  const held = await readHeld(
    db,
    open.map((row) => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id })),
  );
  const known = rows.map((row) => ({
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    kind: row.kind,
    detail: row.detail,
    amount:
      row.amount_minor === null || row.currency === null
        ? null
        : { amountMinor: row.amount_minor, currency: row.currency },
    closedAt: row.closed_at,
    openedAt: row.opened_at,
    kioskCode: row.code,
    reference: row.reference,
    claim: claimOf(row),
  }));
  const described = await describeExceptions(db, known);
  return known.map((one) => ({
    ...one,
    held: one.closedAt === null ? heldBy(held, one) : [],
    openedAt: one.openedAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
    ...described(one),
  }));
}

/** What was ended, and is to be open again as soon as a second person has confirmed it, is a clerk's as well. */
const OPEN_OR_TAKEN_BACK = sql<boolean>`(closed_at is null or exists (
  select from waiting_closings as asked where asked.kiosk_id = exceptions.kiosk_id
    and asked.transaction_id = exceptions.transaction_id and asked.kind = exceptions.kind
    and asked.way->>'kind' = 'taken-back'
))`;

/** Mostly nothing like that waits, and the list is read by its index. */
const anyTakenBack = async (db: Kysely<Schema>): Promise<boolean> =>
  (await db
    .selectFrom('waiting_closings')
    .select('kind')
    .where(sql<string>`way->>'kind'`, '=', 'taken-back')
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** What tells two exceptions of the same moment apart. */
const NAMED = sql`(exceptions.kiosk_id, exceptions.kind, exceptions.transaction_id)`;

/** Where in the order an exception stands. */
const placeOf = ({ closedAt, openedAt, kioskId, kind, transactionId }: Row): string =>
  [closedAt === null ? 'open' : 'ended', closedAt ?? openedAt, kioskId, kind, transactionId].join('/');

/** What stands behind a place; null where the text names none, as for the first page. */
function behindPlace(text: string | undefined): RawBuilder<boolean> | null {
  const [state, time = '', kioskId, kind, ...rest] = (text ?? '').split('/');
  const at = new Date(time);
  if (rest.length === 0 || Number.isNaN(at.getTime()) || !z.guid().safeParse(kioskId).success) return null;
  const later = sql`${NAMED} > (${kioskId}::uuid, ${kind}, ${rest.join('/')})`;
  return state === 'ended'
    ? sql<boolean>`(closed_at < ${at} or (closed_at = ${at} and ${later}))`
    : sql<boolean>`(closed_at is not null or opened_at > ${at} or (opened_at = ${at} and ${later}))`;
}

type ClaimColumns = {
  readonly [Name in keyof Parameters<typeof asClaim>[0]]: Parameters<typeof asClaim>[0][Name] | null;
};

function claimOf({
  claimed_by,
  claimed_at,
  lapses_at,
  taken_from,
}: ClaimColumns): ReturnType<typeof asClaim> | null {
  if (claimed_by === null || claimed_at === null || lapses_at === null) return null;
  return asClaim({ claimed_by, claimed_at, lapses_at, taken_from });
}
