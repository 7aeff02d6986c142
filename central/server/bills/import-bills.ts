import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readApart } from '../reading/index.ts';
import type { Encoding } from '../tables/index.ts';
import { readTown } from '../town/index.ts';
import type { BadLine } from './bill-list-rule.ts';
import { compareList, type ListChanges } from './compare-list.ts';
import { outOfOrder, rememberList } from './known-lists.ts';
import type { BillTerms } from './read-bill-file.ts';
import { type BillReading, readBills } from './read-bills.ts';
import { stageBills, storeList } from './store-list.ts';

export type BillImport =
  | ({ readonly kind: 'imported' } & ListChanges)
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

/** A file so small is read where it is; a larger one in a thread of its own. */
const SMALL_FILE = 16_384;
const READER = new URL('./bill-reader.ts', import.meta.url);

/**
 * Takes the town's list of what is open, whole or not at all. The same file again changes nothing, an older one is refused, and
 * what kiosks took is never asked for twice.
 */
export async function importBills(
  central: Central,
  townId: string,
  file: string | Uint8Array,
  actor: string,
  encoding?: Encoding,
): Promise<BillImport> {
  const town = await readTown(central.db, townId);
  if (!town) return refused(`there is no town ${townId}`);
  const { accountNumberForms = [], billNumberForms = [], billList } = town.payments ?? {};
  const kinds = await kindsOf(central, townId);
  const { currency, timeZone } = town;
  const terms = { currency, timeZone, kinds, accountNumberForms, billNumberForms, encoding };
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    // One import at a time: two at once could each find the other's bills missing.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import-bills:${townId}`}, 0))`.execute(
      transaction,
    );
    const list = await readInto(transaction, file, terms);
    if (list.kind === 'refused') return list;
    const { digest } = list;
    const asOf = list.rule.asOf === null ? null : new Date(list.rule.asOf);
    const order = await outOfOrder(transaction, { townId, digest, asOf, now });
    if (order.kind === 'refused') return refused(order.reason);
    const amounts = list.rule.amounts ?? billList?.amounts ?? 'open';
    const gone = list.rule.gone ?? billList?.gone ?? 'keep';
    const sure = list.rule.gone !== null;
    const compared = await compareList(transaction, { townId, currency, now, asOf, amounts, gone, sure });
    if (compared.kind === 'refused') return compared;
    await storeList(transaction, { townId, currency, now });
    if (order.kind === 'new')
      await rememberList(transaction, { townId, digest, asOf, now, actor, bills: list.bills });
    const { changes } = compared;
    const detail = { ...changes, gone: changes.gone.count, unclear: changes.unclear.count, file: digest };
    await writeAudit(transaction, now, { actor, action: 'import-bills', subject: townId, detail });
    return { kind: 'imported', ...changes };
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

/** Reads the file; its bills go to the database in pieces, so that neither reading nor storing them keeps a kiosk waiting. */
async function readInto(
  transaction: DatabaseTransaction,
  file: string | Uint8Array,
  terms: BillTerms,
): Promise<BillReading> {
  const take = await stageBills(transaction);
  const order = { file, terms };
  if (file.length <= SMALL_FILE) return readBills(order, take);
  const read = await readApart<typeof order, BillReading>(READER, order, take);
  return read.kind === 'read' ? read.answer : refused(read.reason);
}

const refused = (reason: string): { readonly kind: 'refused'; readonly badLines: readonly BadLine[] } => ({
  kind: 'refused',
  badLines: [{ line: 0, reason }],
});
