import { fromDecimal, type Money } from '../../../domain/money/index.ts';
import type { MessageHeader } from './envelope.ts';
import type { FaultBook, FaultSet } from './faults.ts';
import { type TenderParts, takePayment } from './payment.ts';
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
  perform(category: 'Payment' | 'Reversal', header: MessageHeader, body: unknown): Promise<TransactionAnswer>;
  active(): Tender | null;
};

export type TransactionParts = TenderParts & {
  readonly store: TenderStore;
  readonly faults: FaultBook;
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
    if (result === null || !(await pauses.wait(faults.get('slow')?.delayMs ?? 0))) return { kind: 'cut' };
    const lost =
      faults.get('answer-lost') ?? (tender.category === 'Reversal' && faults.get('reversal-answer-lost'));
    return lost ? { kind: 'cut' } : { kind: 'result', tender, result, faults };
  };

  return {
    active: () => active?.tender ?? null,
    async perform(category, header, body) {
      const key = tenderKey(category, header.SaleID, header.ServiceID ?? '');
      if (active && keyOf(active.tender) === key) return answer(active.tender, active.done, book.standing());
      const known = store.find(key);
      if (known?.result) return answer(known.tender, Promise.resolve(known.result), book.standing());
      if (active) return { kind: 'busy' };
      const order = readOrder(category, body, parts);
      if (order === null) return { kind: 'malformed' };
      const faults = book.take(category);
      if (faults.get('request-lost')) return { kind: 'cut' };
      const { reversedMinor: _, ...wanted } = order;
      const reference = parts.freshId(18);
      const tender: Tender = { category, header, ...wanted, reference, startedAt: parts.now().toISOString() };
      store.received(tender);
      const done = run(tender, order, faults);
      active = { tender, done };
      parts.changed();
      return answer(tender, done, faults);
    },
  };
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
