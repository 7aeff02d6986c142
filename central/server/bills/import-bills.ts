import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { searchableName } from '../../../domain/letters/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readTown } from '../town/index.ts';
import { type BadLine, type ImportedBill, readBillFile } from './read-bill-file.ts';

export type BillImport =
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
    }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

/** Takes a file of bills, whole or not at all. The same file again changes nothing; a bill with payments is never altered. */
export async function importBills(
  central: Central,
  townId: string,
  content: Uint8Array,
  actor: string,
): Promise<BillImport> {
  const town = await readTown(central.db, townId);
  if (!town) return { kind: 'refused', badLines: [{ line: 0, reason: `there is no town ${townId}` }] };
  const file = readBillFile(content, town.currency, town.payments);
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    // One import at a time: two at once could each find the other's bills missing.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import-bills:${townId}`}, 0))`.execute(
      transaction,
    );
    const found = await compare(transaction, townId, file.bills, town.currency);
    const badLines = [...file.badLines, ...found.badLines].sort((a, b) => a.line - b.line);
    if (badLines.length > 0) return { kind: 'refused', badLines };
    await storeAccounts(transaction, townId, file.bills);
    await storeBills(transaction, townId, [...found.added, ...found.changed], town.currency, now);
    const counts = {
      added: found.added.length,
      changed: found.changed.length,
      unchanged: file.bills.length - found.added.length - found.changed.length,
    };
    await writeAudit(transaction, now, { actor, action: 'import-bills', subject: townId, detail: counts });
    return { kind: 'imported', ...counts };
  });
}

type Compared = {
  readonly added: readonly ImportedBill[];
  readonly changed: readonly ImportedBill[];
  readonly badLines: readonly BadLine[];
};

async function compare(
  transaction: DatabaseTransaction,
  townId: string,
  bills: readonly ImportedBill[],
  currency: string,
): Promise<Compared> {
  const kinds = await transaction
    .selectFrom('bill_kinds')
    .select('kind')
    .where('town_id', '=', townId)
    .execute();
  const knownKinds = new Set(kinds.map((row) => row.kind));
  const numbers = bills.map((bill) => bill.billNumber);
  const rows = await transaction
    .selectFrom('bills')
    .selectAll()
    .where('town_id', '=', townId)
    .where('bill_number', '=', sql<string>`any(${numbers}::text[])`)
    .orderBy('bill_id')
    .forUpdate()
    .execute();
  const existing = new Map(rows.map((row) => [row.bill_number, row]));
  const cards = await cardHolders(transaction, townId, bills);
  const added: ImportedBill[] = [];
  const changed: ImportedBill[] = [];
  const badLines: BadLine[] = [];
  for (const bill of bills) {
    const { line } = bill;
    if (!knownKinds.has(bill.billKind))
      badLines.push({ line, reason: 'bill_kind: the town has no such kind' });
    const holder = bill.cardNumber === null ? undefined : cards.get(bill.cardNumber);
    if (holder !== undefined && holder !== bill.accountNumber) {
      badLines.push({ line, reason: 'card_number: belongs to another account' });
    }
    const row = existing.get(bill.billNumber);
    if (!row) {
      added.push(bill);
      continue;
    }
    const same =
      row.account_number === bill.accountNumber &&
      row.kind === bill.billKind &&
      row.due_on === bill.dueOn &&
      row.currency === currency &&
      row.amount_minor === bill.amountMinor &&
      row.least_part_minor === bill.leastPartMinor;
    if (same) continue;
    if (row.paid_minor > 0)
      badLines.push({ line, reason: 'the bill has payments already and cannot be altered' });
    else changed.push(bill);
  }
  return { added, changed, badLines };
}

async function cardHolders(
  transaction: DatabaseTransaction,
  townId: string,
  bills: readonly ImportedBill[],
): Promise<ReadonlyMap<string, string>> {
  const cards = bills.flatMap((bill) => (bill.cardNumber === null ? [] : [bill.cardNumber]));
  const rows = await transaction
    .selectFrom('accounts')
    .select(['card_number', 'account_number'])
    .where('town_id', '=', townId)
    .where('card_number', '=', sql<string>`any(${cards}::text[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.card_number ? [[row.card_number, row.account_number]] : [])));
}

async function storeAccounts(
  transaction: DatabaseTransaction,
  townId: string,
  bills: readonly ImportedBill[],
): Promise<void> {
  const accounts = [...new Map(bills.map((bill) => [bill.accountNumber, bill])).values()];
  await sql`
    insert into accounts (town_id, account_number, card_number, holder_name, holder_searchable, surname)
    select ${townId}, * from unnest(
      ${accounts.map((account) => account.accountNumber)}::text[],
      ${accounts.map((account) => account.cardNumber)}::text[],
      ${accounts.map((account) => account.holderName)}::text[],
      ${accounts.map((account) => searchableName(account.holderName))}::text[],
      ${accounts.map((account) => account.surname)}::text[]
    )
    on conflict (town_id, account_number) do update
      set card_number = excluded.card_number, holder_name = excluded.holder_name,
        holder_searchable = excluded.holder_searchable, surname = excluded.surname
  `.execute(transaction);
}

async function storeBills(
  transaction: DatabaseTransaction,
  townId: string,
  bills: readonly ImportedBill[],
  currency: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into bills (town_id, currency, imported_at, bill_id, account_number, bill_number, kind, due_on, amount_minor,
      least_part_minor)
    select ${townId}, ${currency}, ${now}::timestamptz, * from unnest(
      ${bills.map(() => randomUUID())}::text[],
      ${bills.map((bill) => bill.accountNumber)}::text[],
      ${bills.map((bill) => bill.billNumber)}::text[],
      ${bills.map((bill) => bill.billKind)}::text[],
      ${bills.map((bill) => bill.dueOn)}::date[],
      ${bills.map((bill) => bill.amountMinor)}::bigint[],
      ${bills.map((bill) => bill.leastPartMinor)}::bigint[]
    )
    on conflict (town_id, bill_number) do update set account_number = excluded.account_number, kind = excluded.kind,
      due_on = excluded.due_on, currency = excluded.currency, amount_minor = excluded.amount_minor,
      least_part_minor = excluded.least_part_minor, imported_at = excluded.imported_at
  `.execute(transaction);
}
