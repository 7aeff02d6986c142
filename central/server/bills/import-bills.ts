import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { BUSY, boundedTurns, readInPieces } from '../reading/index.ts';
import type { Encoding } from '../tables/index.ts';
import { readTown } from '../town/index.ts';
import { auditAmounts } from './audit-amounts.ts';
import type { BadLine } from './bill-list-rule.ts';
import { compareList, type ListChanges } from './compare-list.ts';
import type { ComparedList } from './compared-list.ts';
import { outOfOrder, rememberList } from './known-lists.ts';
import { type ListPreview, previewList, stampOf } from './preview-list.ts';
import { readBills } from './read-bills.ts';
import { stageBills, storeList } from './store-list.ts';
import { forgetWaiting, movedMinor, storeWaiting } from './waiting-lists.ts';

export type BillImport =
  | ({ readonly kind: 'imported' } & ListChanges)
  /** It changes more of what is owed than one person may decide: a second one has to. Nothing was changed. */
  | {
      readonly kind: 'waiting';
      readonly digest: string;
      readonly movedMinor: number;
      readonly limitMinor: number;
      readonly currency: string;
    }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

export type ImportTerms = {
  /** How the file is written, where it does not say so itself. */
  readonly encoding?: Encoding | undefined;
  /** The second person who has confirmed this very list. */
  readonly confirmedBy?: string;
  /** What a person has looked at before, by its stamp: if something else would come of it by now, the list is refused. */
  readonly seen?: string | undefined;
};

export type BillPreview = ListPreview | Extract<BillImport, { kind: 'refused' }>;

const READER = new URL('./bill-reader.ts', import.meta.url);
/** One list at a time is in memory and has a connection to the database: all others are the kiosks'. */
const inTurn = boundedTurns(1, 16);

/**
 * Takes the town's list of what is open, whole or not at all. The same file again changes nothing, an older one is refused, and
 * what kiosks took is never asked for twice.
 */
export async function importBills(
  central: Central,
  townId: string,
  file: string | Uint8Array,
  actor: string,
  terms: ImportTerms = {},
): Promise<BillImport> {
  const imported = await inTurn(() =>
    importInTurn(central, townId, typeof file === 'string' ? Buffer.from(file) : file, actor, terms),
  );
  return imported === 'busy' ? refused(BUSY) : imported;
}

/** Says what an import of this very file would do at this moment, and changes nothing. */
export async function previewBills(
  central: Central,
  townId: string,
  file: string | Uint8Array,
  encoding?: Encoding,
): Promise<BillPreview> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const previewed = await inTurn(() => compared(central, townId, bytes, encoding, previewList));
  return previewed === 'busy' ? refused(BUSY) : previewed;
}

const STALE =
  'the bills have changed since the preview, by a payment or another list: look at the preview again';

async function importInTurn(
  central: Central,
  townId: string,
  file: Uint8Array,
  actor: string,
  { encoding, confirmedBy, seen }: ImportTerms,
): Promise<BillImport> {
  return compared(central, townId, file, encoding, async (transaction, list): Promise<BillImport> => {
    const { digest, bills, asOf, order, changes, currency, now } = list;
    const { movedMinor: moved, limitMinor } = list;
    if (seen !== undefined && seen !== (await stampOf(transaction, list))) return refused(STALE);
    if (limitMinor !== null && confirmedBy === undefined) {
      await storeWaiting(transaction, {
        townId,
        digest,
        content: file,
        encoding,
        movedMinor: moved,
        madeBy: actor,
        madeAt: now,
      });
      const detail = { file: digest, movedMinor: moved, limitMinor };
      await writeAudit(transaction, now, { actor, action: 'bill-list-waits', subject: townId, detail });
      return { kind: 'waiting', digest, movedMinor: moved, limitMinor, currency };
    }
    await auditAmounts(transaction, { townId, digest, actor, now });
    await storeList(transaction, { townId, currency, now });
    await forgetWaiting(transaction, { townId, digest });
    if (order === 'new') await rememberList(transaction, { townId, digest, asOf, now, actor, bills });
    const detail = {
      ...changes,
      gone: changes.gone.count,
      unclear: changes.unclear.count,
      closed: changes.closed.count,
      movedMinor: moved,
      file: digest,
    };
    const seconded = confirmedBy === undefined ? detail : { ...detail, confirmedBy };
    await writeAudit(transaction, now, { actor, action: 'import-bills', subject: townId, detail: seconded });
    return { kind: 'imported', ...changes };
  });
}

type Refused = Extract<BillImport, { kind: 'refused' }>;

/** Reads a file, compares it with the bills that are known, and hands it on; what cannot be taken is refused before. */
async function compared<Result>(
  central: Central,
  townId: string,
  file: Uint8Array,
  encoding: Encoding | undefined,
  use: (transaction: DatabaseTransaction, list: ComparedList) => Promise<Result>,
): Promise<Result | Refused> {
  const town = await readTown(central.db, townId);
  if (!town) return refused(`there is no town ${townId}`);
  const { accountNumberForms = [], billNumberForms = [], billList } = town.payments ?? {};
  const kinds = await kindsOf(central, townId);
  const { currency, timeZone } = town;
  const terms = { currency, timeZone, kinds, accountNumberForms, billNumberForms, encoding };
  // Before the transaction: the database ends one in which nothing happens for a minute.
  const { read, pieces } = await readInPieces(READER, readBills, { file, terms });
  if (read.kind === 'stopped') return refused(read.reason);
  const list = read.answer;
  if (list.kind === 'refused') return list;
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<Result | Refused> => {
    // A large list on a busy machine takes longer than what a kiosk waits for.
    await sql`select set_config('statement_timeout', '300s', true), set_config('lock_timeout', '120s', true)`.execute(
      transaction,
    );
    // One import at a time, also of two programs: two at once could each find the other's bills missing.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import-bills:${townId}`}, 0))`.execute(
      transaction,
    );
    await stageBills(transaction, pieces);
    const { digest } = list;
    const asOf = list.rule.asOf === null ? null : new Date(list.rule.asOf);
    const order = await outOfOrder(transaction, { townId, digest, asOf, now });
    if (order.kind === 'refused') return refused(order.reason);
    const amounts = list.rule.amounts ?? billList?.amounts ?? 'open';
    const gone = list.rule.gone ?? billList?.gone ?? 'keep';
    const sure = list.rule.gone !== null;
    const comparison = await compareList(transaction, { townId, currency, now, asOf, amounts, gone, sure });
    if (comparison.kind === 'refused') return comparison;
    const moved = await movedMinor(transaction);
    const limit = billList?.secondPersonAboveMinor ?? null;
    return use(transaction, {
      digest,
      bills: list.bills,
      asOf,
      order: order.kind,
      changes: comparison.changes,
      movedMinor: moved,
      limitMinor: limit !== null && moved > limit ? limit : null,
      currency,
      now,
    });
  });
}

async function kindsOf(central: Central, townId: string): Promise<readonly string[]> {
  const rows = await central.db
    .selectFrom('bill_kinds')
    .select('kind')
    .where('town_id', '=', townId)
    .execute();
  return rows.map(({ kind }) => kind);
}

const refused = (reason: string): Refused => ({
  kind: 'refused',
  badLines: [{ line: 0, reason }],
});
