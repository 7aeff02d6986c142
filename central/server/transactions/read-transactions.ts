import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { slotRules } from '../../../domain/booking/index.ts';
import { shownAnswers } from '../../../domain/form/index.ts';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { listTransactions, readTransaction, TransactionSummary } from '../../wire/index.ts';
import { isOneOf, keyOf, type Schema } from '../database/index.ts';
import { heldBy, listExceptionRows, readHeld } from '../exceptions/index.ts';
import { type Filter, type Found, findTransactions, STANDING_FACTS, standingOf } from '../finding/index.ts';
import { correctedRecordOf, POSTING_OF_TRANSACTION, readPersonal } from '../ledger/index.ts';
import { readService } from '../town/index.ts';

type Db = Kysely<Schema>;
type Summary = z.infer<typeof TransactionSummary>;

/** Transactions, newest first, a page at a time. */
export async function listTransactionRows(
  db: Db,
  { after, limit, ...filter }: Filter & z.infer<typeof listTransactions.request>,
): Promise<{ transactions: Summary[]; next: string | null }> {
  const { found, next } = await findTransactions(db, filter, { after, limit });
  return { transactions: await readSummaries(db, found), next };
}

/** What lists show of these transactions, in their order. */
export async function readSummaries(db: Db, found: readonly Found[]): Promise<Summary[]> {
  if (found.length === 0) return [];
  const rows = await summaries(db).where(isOneOf(found, 'transactions')).execute();
  const known = new Map(rows.map(asSummary).map((summary) => [keyOf(summary), summary]));
  return found.flatMap((one) => known.get(keyOf(one)) ?? []);
}

type Details = z.infer<typeof readTransaction.response>;

/** One transaction with all that belongs to it, or null. */
export async function readTransactionDetails(
  db: Db,
  asked: { readonly kioskId: string; readonly transactionId: string },
  now: Date,
): Promise<Details | null> {
  const { kioskId, transactionId } = asked;
  const row = await summaries(db)
    .select(['transactions.town_id', 'transactions.state'])
    .where('transactions.kiosk_id', '=', kioskId)
    .where('transactions.transaction_id', '=', transactionId)
    .executeTakeFirst();
  if (!row) return null;
  const found = { kioskId, transactionId: row.transaction_id };
  // Written by the ledger from the machine's own state.
  const state = row.state as Transaction;
  return {
    transaction: asSummary(row),
    lines: [...state.lines],
    answers: await readAnswers(db, kioskId, row.town_id, state, state.details?.recordId ?? null),
    corrected: await readAnswers(db, kioskId, row.town_id, state, await correctedRecordOf(db, found)),
    receipt: state.receipt ? await readReceipt(db, kioskId, state.receipt.recordId) : null,
    events: await readEvents(db, kioskId, row.transaction_id),
    exceptions: await listExceptionRows(db, { closed: true, limit: 50, now, transaction: found }),
    held: heldBy(await readHeld(db, [found]), found),
  };
}

/** Without the machine's state: lists and files of a million rows do not show it. */
const summaries = (db: Db) =>
  db
    .selectFrom('transactions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'transactions.kiosk_id')
    .leftJoin('postings', (join) => join.on(POSTING_OF_TRANSACTION))
    .select([
      'transactions.kiosk_id',
      'transactions.transaction_id',
      'transactions.reference',
      'transactions.service_id',
      'transactions.status',
      'transactions.standing',
      'transactions.amount_minor',
      'transactions.currency',
      'transactions.masked_card',
      'transactions.terminal_transaction_id',
      'transactions.started_at',
    ])
    .select(['kiosks.code', 'postings.outcome', 'postings.reason'])
    .select(STANDING_FACTS);

type Row = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

const asSummary = (row: Row): Summary => ({
  kioskId: row.kiosk_id,
  kioskCode: row.code,
  transactionId: row.transaction_id,
  reference: row.reference,
  serviceId: row.service_id,
  status: row.status as Summary['status'],
  standing: standingOf(row),
  kioskSays: row.standing,
  amountMinor: row.amount_minor,
  currency: row.currency,
  maskedCard: row.masked_card,
  terminalTransactionId: row.terminal_transaction_id,
  outcome: row.outcome as Summary['outcome'],
  refusal: row.reason,
  needsClerk: row.needs_clerk,
  startedAt: row.started_at.toISOString(),
});

async function readReceipt(db: Db, kioskId: string, recordId: string): Promise<ReceiptDocument | null> {
  const data = await readPersonal(db, kioskId, recordId);
  return data?.kind === 'receipt' ? data.document : null;
}

/** The answers of a personal record, as clerks read them; null when nothing was asked, or it was erased. */
async function readAnswers(
  db: Db,
  kioskId: string,
  townId: string,
  { serviceId }: Transaction,
  recordId: string | null,
): Promise<Details['answers']> {
  const data = recordId === null ? null : await readPersonal(db, kioskId, recordId);
  const service = data?.kind === 'answers' ? await readService(db, townId, serviceId) : null;
  if (data?.kind !== 'answers' || !service) return null;
  const words = { yes: 'Yes', signed: 'Signed on the screen' };
  const { form, currency } = service;
  // Only how booked times are said is asked here.
  const slots = slotRules(service.bookings, new Date(0));
  const reader = { language: 'en', fallback: service.defaultLanguage, currency, words, slots };
  return shownAnswers(form, data.answers, reader).map(({ label, value }) => ({ label, value }));
}

async function readEvents(db: Db, kioskId: string, transactionId: string): Promise<Details['events']> {
  const rows = await db
    .selectFrom('journal_entries')
    .select(['epoch', 'seq', 'entry'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .orderBy('epoch')
    .orderBy('seq')
    .limit(1_000)
    .execute();
  return rows.map(({ epoch, seq, entry }) => {
    const { at, body } = entry as { at: string; body: { event: Record<string, unknown> } };
    return { epoch, seq, at, event: body.event };
  });
}
