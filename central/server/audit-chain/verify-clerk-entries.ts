import { type Kysely, sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Schema } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { AT_ONCE, INSTANT_FORMAT, NO_HASH, partsOf } from './hash-parts.ts';
import { type PostingBreak, verifyClerkPostings } from './verify-clerk-postings.ts';
import { type BillBreak, verifyClosedBills } from './verify-closed-bills.ts';

/** Where the chain of a town's clerks ended at a moment. */
type ClerkHead = { readonly townId: string; readonly number: number; readonly hash: string };

export type VerifiedEntries =
  | { readonly kind: 'sound'; readonly entries: number; readonly heads: readonly ClerkHead[] }
  | {
      readonly kind: 'entries-broken';
      readonly townId: string;
      /** Its place in the town's chain; null where it has none. */
      readonly number: number | null;
      /** Null where nothing says any more which entry stood there. */
      readonly entryId: number | null;
      readonly why: string;
    }
  | PostingBreak
  | BillBreak;

/** What is in the chain, with the entry that it covers; without one, where the entry is gone. */
type Row = {
  readonly town_id: string;
  readonly number: number;
  readonly clerk_entry_id: number;
  readonly prev: string;
  readonly hash: string;
  readonly entry_town: string | null;
  /** Of an entry about a bill both are null. */
  readonly kiosk_id: string | null;
  readonly transaction_id: string | null;
  readonly bill_id: string | null;
  readonly kind: string;
  readonly body: string;
  readonly written_by: string;
  readonly written_at: string;
};

/** The action under which the ends of the chains stand in the audit log, day by day: they cannot be cut off without its being seen. */
const CLERK_HEAD = 'clerk-entries-head';

/**
 * Computes the chains of what the towns' clerks wrote anew, looks for every end that the audit log says, and compares what was put on bills, and
 * which of them people have closed, with what the entries say.
 */
export async function verifyClerkEntries(db: Kysely<Schema>): Promise<VerifiedEntries> {
  const wanted = new Map((await readNoted(db)).map((head) => [placeOf(head), head]));
  const heads = new Map<string, ClerkHead>();
  let last: ClerkHead | null = null;
  let entries = 0;
  for (;;) {
    const rows = await readAfter(db, last);
    for (const row of rows) {
      const before: ClerkHead = heads.get(row.town_id) ?? { townId: row.town_id, number: 0, hash: NO_HASH };
      const noted = wanted.get(placeOf({ townId: row.town_id, number: row.number }));
      const why = problemOf(row, before) ?? (noted && noted.hash !== row.hash ? OTHER_HEAD : null);
      if (why !== null) {
        const entryId = row.number === before.number + 1 ? row.clerk_entry_id : null;
        return { kind: 'entries-broken', townId: row.town_id, number: before.number + 1, entryId, why };
      }
      if (noted) wanted.delete(placeOf(noted));
      last = { townId: row.town_id, number: row.number, hash: row.hash };
      heads.set(row.town_id, last);
      entries += 1;
    }
    if (rows.length < AT_ONCE) break;
  }
  const [missing] = wanted.values();
  if (missing) {
    const { townId, number } = missing;
    return { kind: 'entries-broken', townId, number, entryId: null, why: 'it is gone from the end' };
  }
  const found = (await readUnchained(db)) ?? (await verifyClerkPostings(db)) ?? (await verifyClosedBills(db));
  return found ?? { kind: 'sound', entries, heads: [...heads.values()] };
}

/** Writes the ends of the chains into the audit log, where they are not there yet. */
export async function noteClerkHeads(
  db: Kysely<Schema>,
  at: Date,
  heads: readonly ClerkHead[],
): Promise<void> {
  const noted = new Set((await readNoted(db)).map(placeOf));
  for (const head of heads) {
    if (noted.has(placeOf(head))) continue;
    const { townId, number, hash } = head;
    await writeAudit(db, at, {
      actor: 'central',
      action: CLERK_HEAD,
      subject: townId,
      detail: { number, hash },
    });
  }
}

const OTHER_HEAD = 'its hash is another than the audit log says';
const placeOf = ({ townId, number }: Pick<ClerkHead, 'townId' | 'number'>): string => `${townId} ${number}`;

function problemOf(row: Row, before: ClerkHead): string | null {
  if (row.number !== before.number + 1) return 'it is gone, and its place in the chain too';
  if (row.entry_town === null) return 'it is gone';
  if (row.prev !== before.hash) return 'it does not follow the entry before';
  const said = partsOf(
    String(row.number),
    row.entry_town,
    String(row.clerk_entry_id),
    ...(row.bill_id === null ? [row.kiosk_id ?? '', row.transaction_id ?? ''] : ['bill', row.bill_id]),
    row.kind,
    row.body,
    row.written_by,
    row.written_at,
  );
  return sha256(row.prev + said) === row.hash ? null : 'it was changed';
}

async function readAfter(db: Kysely<Schema>, last: ClerkHead | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select chain.*, entry.town_id as entry_town, kiosk_id, transaction_id, bill_id, kind, body::text as body, written_by,
      to_char(written_at at time zone 'UTC', ${INSTANT_FORMAT}) as written_at
    from clerk_chain as chain left join clerk_entries as entry using (clerk_entry_id)
    where (chain.town_id, chain.number) > (${last?.townId ?? ''}, ${last?.number ?? 0}::bigint)
    order by chain.town_id, chain.number limit ${AT_ONCE}`.execute(db);
  return rows;
}

/** The first entry that no chain has: someone wrote it past the database's rules. */
async function readUnchained(db: Kysely<Schema>): Promise<VerifiedEntries | null> {
  const { rows } = await sql<{ town_id: string; clerk_entry_id: number }>`
    select town_id, clerk_entry_id from clerk_entries
    where not exists (select from clerk_chain where clerk_chain.clerk_entry_id = clerk_entries.clerk_entry_id)
    order by clerk_entry_id limit 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { town_id: townId, clerk_entry_id: entryId } = row;
  return { kind: 'entries-broken', townId, number: null, entryId, why: 'it is in no chain' };
}

/** The ends that the audit log says; those whose record has been erased by its time say nothing any more. */
async function readNoted(db: Kysely<Schema>): Promise<readonly ClerkHead[]> {
  const { rows } = await sql<ClerkHead>`
    select subject as "townId", (detail->>'number')::bigint as number, detail->>'hash' as hash from audit_log
    where action = ${CLERK_HEAD} and erased_at is null order by audit_id`.execute(db);
  return rows;
}
