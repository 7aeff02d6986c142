import { fromDecimal, type Money } from '../../../../domain/money/index.ts';
import { type Acquirer, approvedBy } from './acquirer.ts';
import { TEST_CARDS } from './cards.ts';
import type { MessageHeader } from './envelope.ts';
import type { FaultBook, FaultSet } from './faults.ts';
import type { Mischief } from './mischief.ts';
import { type TenderParts, takePayment } from './payment.ts';
import type { Periods } from './periods.ts';
import { PaymentRequest, ReversalRequest } from './requests.ts';
import { reversePayment } from './reversal.ts';
import { keyOf, type Tender, type TenderResult, type TenderStore, tenderKey } from './tender-store.ts';

export type TransactionAnswer =
  | {
      readonly kind: 'result';
      readonly tender: Tender;
      readonly result: TenderResult;
      readonly faults: FaultSet;
    }
  | { readonly kind: 'busy' | 'malformed' | 'cut' };

/** The terminal's transactions: one at a time, each ServiceID once. */
export type Transactions = {
  perform(
    category: 'Payment' | 'Reversal',
    header: MessageHeader,
    body: unknown,
    meant: Mischief,
  ): Promise<TransactionAnswer>;
  active(): Tender | null;
};

export type TransactionParts = TenderParts & {
  readonly store: TenderStore;
  readonly faults: FaultBook;
  readonly periods: Periods;
  readonly now: () => Date;
  readonly freshId: (length: number) => string;
  readonly changed: () => void;
};

export function createTransactions(parts: TransactionParts): Transactions {
  const { store, faults: book, pauses } = parts;
  let active: { readonly tender: Tender; readonly done: Promise<TenderResult | null> } | null = null;

  const run = async (tender: Tender, order: Order, faults: FaultSet): Promise<TenderResult | null> => {
    try {
      const result =
        tender.category === 'Payment'
          ? await takePayment(tender, faults, parts)
          : await reversePayment(tender, order.reversedMinor, faults, parts);
      if (result) store.finished(tender, result);
      return result;
    } finally {
      active = null;
      parts.changed();
    }
  };
  const answer = async (
    tender: Tender,
    done: Promise<TenderResult | null>,
    faults: FaultSet,
  ): Promise<TransactionAnswer> => {
    const result = await done;
    return result === null ? { kind: 'cut' } : { kind: 'result', tender, result, faults };
  };
  const begin = (category: Tender['category'], header: MessageHeader, order: Order): Tender => {
    const { reversedMinor: _, ...wanted } = order;
    const startedAt = parts.now().toISOString();
    const reference = parts.freshId(18);
    return { category, header, ...wanted, reference, startedAt, periodId: parts.periods.present() };
  };
  /** The request has gone astray, and is done when nobody waits for it any more. */
  const doLater = async (tender: Tender, order: Order, afterMs: number, forgotten: boolean) => {
    if (!(await pauses.wait(afterMs))) return;
    const result = moveMoney(parts.acquirer, tender, order);
    if (forgotten) return;
    store.received(tender);
    store.finished(tender, result);
  };

  return {
    active: () => active?.tender ?? null,
    async perform(category, header, body, meant) {
      const key = tenderKey(category, header.SaleID, header.ServiceID ?? '');
      if (active && keyOf(active.tender) === key)
        return answer(active.tender, active.done, book.ofMessage(category, meant));
      const known = store.find(key);
      if (known?.result)
        return answer(known.tender, Promise.resolve(known.result), book.ofMessage(category, meant));
      if (active) return { kind: 'busy' };
      const order = readOrder(category, body, parts);
      if (order === null) return { kind: 'malformed' };
      const faults = book.take(category, meant);
      if (faults.get('request-lost')) return { kind: 'cut' };
      const tender = begin(category, header, order);
      const late = faults.get('late-charge');
      if (late) {
        void doLater(tender, order, late.afterMs, late.forgotten ?? false);
        return { kind: 'cut' };
      }
      store.received(tender);
      const done = run(tender, order, faults);
      active = { tender, done };
      parts.changed();
      return answer(tender, done, faults);
    },
  };
}

/** What the bank does for a request, with nobody standing at the terminal. */
function moveMoney(acquirer: Acquirer, tender: Tender, order: Order): TenderResult {
  const answer =
    tender.category === 'Payment'
      ? acquirer.authorise(tender, TEST_CARDS.contactless, tender.amount, false)
      : acquirer.reverse(tender, order.reversedMinor, false);
  if (answer.kind === 'approved') return approvedBy(answer.record);
  return { kind: 'failed', errorCondition: answer.errorCondition, message: answer.reason, card: null };
}

type Order = Pick<Tender, 'saleTransaction' | 'amount' | 'originalTransactionId'> & {
  /** For a reversal of a part; null gives everything back. */
  readonly reversedMinor: number | null;
};

function readOrder(category: 'Payment' | 'Reversal', body: unknown, parts: TransactionParts): Order | null {
  return category === 'Payment' ? readPayment(body) : readReversal(body, parts);
}

function readPayment(body: unknown): Order | null {
  const request = PaymentRequest.safeParse(body);
  if (!request.success) return null;
  const { Currency, RequestedAmount } = request.data.PaymentTransaction.AmountsReq;
  const amount = fromDecimal(String(RequestedAmount), Currency);
  const saleTransaction = request.data.SaleData.SaleTransactionID;
  return amount && { saleTransaction, amount, originalTransactionId: null, reversedMinor: null };
}

function readReversal(body: unknown, { acquirer }: TransactionParts): Order | null {
  const request = ReversalRequest.safeParse(body);
  if (!request.success) return null;
  const { OriginalPOITransaction, ReversedAmount, SaleData } = request.data;
  const originalTransactionId = OriginalPOITransaction.POITransactionID.TransactionID;
  const original: Money = acquirer.charge(originalTransactionId)?.amount ?? NOTHING;
  const part = ReversedAmount === undefined ? null : fromDecimal(String(ReversedAmount), original.currency);
  if (ReversedAmount !== undefined && part === null) return null;
  const saleTransaction = SaleData?.SaleTransactionID ?? null;
  return {
    saleTransaction,
    amount: part ?? original,
    originalTransactionId,
    reversedMinor: part?.amountMinor ?? null,
  };
}

/** ISO 4217 XXX: no currency is involved. */
const NOTHING: Money = { amountMinor: 0, currency: 'XXX' };
