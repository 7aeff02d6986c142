import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';
import type { PersonalData } from '../../../domain/personal/index.ts';
import { type ReceiptTown, receiptOf } from '../../../domain/receipt/index.ts';
import { LocalizedText } from '../../../domain/text/index.ts';
import { type PricedLine, type Transaction, ticketOf } from '../../../domain/transaction/index.ts';
import type { Database } from '../database/index.ts';
import { POSTING_OF_TRANSACTION, POSTING_STANDS, readPersonal } from '../ledger/index.ts';
import { knownQueues } from '../queue/index.ts';
import { readService, readTown } from '../town/index.ts';

export type Ordered = { readonly kiosk_id: string; readonly transaction_id: string };

/**
 * The receipt of a transaction that central took, made from central's own books: the town's words, the bills as they were imported, the
 * service's own names of its fees. What the kiosk says is its resident's answers, the card and the reference. Null: central has not taken it.
 */
export async function receiptFromLedger(db: Database, ordered: Ordered): Promise<ReceiptDocument | null> {
  const row = await db
    .selectFrom('transactions')
    .innerJoin('postings', (join) => join.on(POSTING_OF_TRANSACTION))
    .select(['transactions.town_id', 'state', 'posted_at'])
    .where('transactions.kiosk_id', '=', ordered.kiosk_id)
    .where('transactions.transaction_id', '=', ordered.transaction_id)
    .where('outcome', '=', 'accepted')
    .executeTakeFirst();
  if (!row) return null;
  // Written by the ledger from the machine's own state.
  const state = row.state as Transaction;
  const town = await townOf(db, row.town_id, state);
  if (!town) return null;
  const { details } = state;
  const given = details ? await readPersonal(db, ordered.kiosk_id, details.recordId) : null;
  const known = await fromOwnBooks(db, ordered, town, state, given);
  const document = receiptOf(town, known.state, known.given, row.posted_at.toISOString());
  return { ...document, blocks: document.blocks.map(withoutLinks) };
}

async function townOf(db: Database, townId: string, state: Transaction): Promise<ReceiptTown | null> {
  const definition = await readTown(db, townId);
  if (!definition) return null;
  const service = await readService(db, townId, state.serviceId);
  const queues = ticketOf(state) ? ((await knownQueues(db, townId))?.queues ?? []) : [];
  return {
    definition,
    services: service ? [service.form] : [],
    queues: [...queues],
    facilities: service ? [...service.bookings.facilities] : [],
  };
}

type Known = { readonly state: Transaction; readonly given: PersonalData | null };

/** The same transaction, its lines and its account as central's books name them. */
async function fromOwnBooks(
  db: Database,
  { kiosk_id, transaction_id }: Ordered,
  { services }: ReceiptTown,
  state: Transaction,
  given: PersonalData | null,
): Promise<Known> {
  const bills = await db
    .selectFrom('posting_lines')
    .innerJoin('postings', (join) =>
      join
        .onRef('postings.kiosk_id', '=', 'posting_lines.kiosk_id')
        .onRef('postings.transaction_id', '=', 'posting_lines.transaction_id')
        .onRef('postings.number', '=', 'posting_lines.number')
        .on(POSTING_STANDS),
    )
    .innerJoin('bills', (join) =>
      join
        .onRef('bills.town_id', '=', 'posting_lines.town_id')
        .onRef('bills.bill_id', '=', 'posting_lines.bill_id'),
    )
    .innerJoin('bill_kinds', (join) =>
      join.onRef('bill_kinds.town_id', '=', 'bills.town_id').onRef('bill_kinds.kind', '=', 'bills.kind'),
    )
    .select(['bills.bill_id', 'bills.bill_number', 'bills.account_number'])
    .select(['posting_lines.amount_minor', 'bill_kinds.title'])
    .where('posting_lines.kiosk_id', '=', kiosk_id)
    .where('posting_lines.transaction_id', '=', transaction_id)
    .orderBy('bills.bill_number')
    .execute();
  const [first] = bills;
  if (first) {
    const lines = bills.map((bill) => ({
      billId: bill.bill_id,
      billNumber: bill.bill_number,
      amountMinor: bill.amount_minor,
      title: LocalizedText.parse(bill.title),
    }));
    const account = given?.kind === 'account' ? { ...given, accountNumber: first.account_number } : null;
    return { state: { ...state, lines }, given: account };
  }
  const [service] = services;
  const fees = service?.kind === 'form' ? service.fees : [];
  const named = (line: PricedLine): PricedLine[] => {
    const fee = 'feeId' in line ? fees.find(({ feeId }) => feeId === line.feeId) : undefined;
    return fee ? [{ ...line, title: fee.title }] : [];
  };
  return { state: { ...state, lines: state.lines.flatMap(named) }, given };
}

/** What looks like an address in the web, in the words that the kiosk gave: a resident's answer, a card's name. */
const LINK = /:\/\/|www\.|[\p{L}\p{N}-]\.[\p{L}]{2,}\//iu;

/** A mail of the town leads nowhere but where the town says: an answer that holds a link stays with the town. */
const withoutLinks = (block: ReceiptBlock): ReceiptBlock =>
  block.kind === 'row' && LINK.test(block.value) ? { ...block, value: '…' } : block;
