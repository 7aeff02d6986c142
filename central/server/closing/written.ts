import type { Kysely, NotNull } from 'kysely';
import { z } from 'zod';
import { Money } from '../../../domain/money/index.ts';
import { type ExceptionClosing, WayOut, type WrittenEntry } from '../../wire/index.ts';
import { isOneOf, type Schema, type Whose } from '../database/index.ts';
import { ClosedBody } from '../ledger/index.ts';

export type WhichException = Whose & { readonly kind: string };
type Entry = z.infer<typeof WrittenEntry>;

/** What an entry of any kind about an exception says. */
const AnyBody = ClosedBody.pick({
  exception: true,
  finding: true,
  leftMinor: true,
  confirmedBy: true,
  undoes: true,
}).extend({
  way: WayOut.optional(),
  amount: Money.nullish(),
  /** Of a reopening: what it took back. */
  entryId: z.int().optional(),
});

type End = Entry & { readonly body: ClosedBody };
/** What people wrote about one exception. */
export type Written = {
  readonly entries: readonly Entry[];
  /** Those that ended it or gave a part of its money its place, and hold: none of them was taken back. */
  readonly ends: readonly End[];
};

const WHATS: Readonly<Record<string, Entry['what']>> = {
  'exception-closed': 'closed',
  'exception-asked': 'asked',
  'exception-declined': 'declined',
  'exception-reopened': 'reopened',
};

/** What people wrote about exceptions of these transactions. */
export async function readWritten(
  db: Kysely<Schema>,
  asked: readonly Whose[],
): Promise<(exception: WhichException) => Written> {
  const written = new Map<string, Written>();
  for (const row of asked.length === 0 ? [] : await entriesOf(db, asked)) {
    const body = AnyBody.parse(row.body);
    if (body.undoes !== undefined) continue;
    const key = keyOf({ kioskId: row.kiosk_id, transactionId: row.transaction_id, kind: body.exception });
    const { entries, ends } = written.get(key) ?? { entries: [], ends: [] };
    const what = WHATS[row.kind] ?? 'closed';
    const entry: Entry = {
      entryId: row.clerk_entry_id,
      what: what === 'closed' && (body.leftMinor ?? 0) > 0 ? 'part' : what,
      way: body.way ?? null,
      amount: body.amount ?? null,
      finding: body.finding,
      by: row.written_by,
      confirmedBy: body.confirmedBy ?? null,
      at: row.written_at.toISOString(),
    };
    const holding = ends.filter(({ entryId }) => entryId !== body.entryId);
    written.set(key, {
      entries: [...entries, entry],
      ends: what === 'closed' ? [...holding, { ...entry, body: ClosedBody.parse(row.body) }] : holding,
    });
  }
  return (exception) => written.get(keyOf(exception)) ?? { entries: [], ends: [] };
}

/** How an exception was ended last; null where no person has. */
export function lastClosing({ ends }: Written): z.infer<typeof ExceptionClosing> | null {
  const last = ends.at(-1);
  return last === undefined ? null : { way: last.body.way, finding: last.finding, by: last.by, at: last.at };
}

const entriesOf = (db: Kysely<Schema>, asked: readonly Whose[]) =>
  db
    .selectFrom('clerk_entries')
    .selectAll()
    .where('kind', 'in', Object.keys(WHATS))
    .where(isOneOf(asked))
    .$narrowType<{ kiosk_id: NotNull; transaction_id: NotNull }>()
    .orderBy('clerk_entry_id')
    .execute();

const keyOf = ({ kioskId, transactionId, kind }: WhichException): string =>
  `${kioskId} ${transactionId} ${kind}`;
