import { z } from 'zod';
import { Money } from '../../../../domain/money/index.ts';
import type { AppendLog } from './append-log.ts';
import { ErrorCondition, TestCard } from './cards.ts';
import { MessageHeader } from './envelope.ts';

/** One transaction at the terminal: a payment or a reversal, from the request on. */
export const Tender = z.object({
  category: z.enum(['Payment', 'Reversal']),
  header: MessageHeader,
  saleTransaction: z.object({ TransactionID: z.string(), TimeStamp: z.string() }).nullable(),
  amount: Money,
  /** For a reversal: the terminal's id of the payment that it undoes. */
  originalTransactionId: z.string().nullable(),
  /** The terminal's own reference, given when the request arrives. */
  reference: z.string(),
  startedAt: z.string(),
  /** The reconciliation period in which it began. */
  periodId: z.string().default('1000'),
});
export type Tender = z.infer<typeof Tender>;

export const TenderResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('approved'),
    /** What the acquirer authorised, or gave back: not always what was asked for. */
    amount: Money,
    /** The bank knowingly authorised less than was asked for. */
    partial: z.boolean(),
    pspReference: z.string(),
    approvalCode: z.string(),
    card: TestCard,
  }),
  z.object({
    kind: z.literal('failed'),
    errorCondition: ErrorCondition,
    message: z.string(),
    card: TestCard.nullable(),
  }),
]);
export type TenderResult = z.infer<typeof TenderResult>;

export const TenderRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), tender: Tender }),
  z.object({ kind: z.literal('finished'), key: z.string(), result: TenderResult }),
]);
export type TenderRecord = z.infer<typeof TenderRecord>;

export type StoredTender = { readonly tender: Tender; readonly result: TenderResult | null };

/** What the terminal remembers of its transactions. */
export type TenderStore = {
  find(key: string): StoredTender | null;
  last(): StoredTender | null;
  /** The last one of a category that has ended and is not this. */
  lastOther(key: string, category: string): StoredTender | null;
  unfinished(): readonly Tender[];
  received(tender: Tender): void;
  finished(tender: Tender, result: TenderResult): void;
};

/** Requests are told apart by who sent them, what they were and their ServiceID. */
export const tenderKey = (category: string, saleId: string, serviceId: string): string =>
  JSON.stringify([category, saleId, serviceId]);

export const keyOf = (tender: Tender): string =>
  tenderKey(tender.category, tender.header.SaleID, tender.header.ServiceID ?? '');

/** The terminal's id of a transaction: its own reference, and the acquirer's once there is one. */
export const terminalTransactionId = (reference: string, pspReference: string | null): string =>
  pspReference === null ? reference : `${reference}.${pspReference}`;

/** Folds the log into what is known, and writes on to it. */
export function openTenderStore(log: AppendLog<TenderRecord>): TenderStore {
  const tenders = new Map<string, StoredTender>();
  let lastKey: string | null = null;
  const fold = (record: TenderRecord) => {
    if (record.kind === 'received') {
      lastKey = keyOf(record.tender);
      tenders.set(lastKey, { tender: record.tender, result: null });
      return;
    }
    const known = tenders.get(record.key);
    if (known) tenders.set(record.key, { tender: known.tender, result: record.result });
  };
  for (const record of log.entries()) fold(record);
  const write = (record: TenderRecord) => {
    log.append(record);
    fold(record);
  };
  return {
    find: (key) => tenders.get(key) ?? null,
    last: () => (lastKey === null ? null : (tenders.get(lastKey) ?? null)),
    lastOther: (key, category) =>
      [...tenders.entries()].findLast(
        ([other, { tender, result }]) => other !== key && tender.category === category && result !== null,
      )?.[1] ?? null,
    unfinished: () =>
      [...tenders.values()].filter(({ result }) => result === null).map(({ tender }) => tender),
    received: (tender) => write({ kind: 'received', tender }),
    finished: (tender, result) => write({ kind: 'finished', key: keyOf(tender), result }),
  };
}
