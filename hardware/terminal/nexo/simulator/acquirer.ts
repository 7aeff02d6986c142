import { z } from 'zod';
import { Money } from '../../../../domain/money/index.ts';
import type { AppendLog } from './append-log.ts';
import { type ErrorCondition, TestCard } from './cards.ts';
import { type Tender, type TenderResult, terminalTransactionId } from './tender-store.ts';

/** One movement of money, as the acquirer's books have it. */
export type LedgerEntry = {
  readonly kind: 'charge' | 'reversal';
  /** For a reversal: the id of the payment that it undoes. */
  readonly terminalTransactionId: string;
  readonly saleTransactionId: string;
  readonly serviceId: string;
  readonly saleId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: string;
};

export const AcquirerRecord = z.object({
  kind: z.enum(['charge', 'reversal']),
  terminalTransactionId: z.string(),
  saleTransactionId: z.string(),
  serviceId: z.string(),
  saleId: z.string(),
  amount: Money,
  partial: z.boolean(),
  at: z.string(),
  pspReference: z.string(),
  approvalCode: z.string(),
  card: TestCard,
});
export type AcquirerRecord = z.infer<typeof AcquirerRecord>;

export type AcquirerAnswer =
  | { readonly kind: 'approved'; readonly record: AcquirerRecord }
  | { readonly kind: 'refused'; readonly errorCondition: ErrorCondition; readonly reason: string };

/** What the terminal makes of a movement in the acquirer's books. */
export const approvedBy = ({
  amount,
  partial,
  pspReference,
  approvalCode,
  card,
}: AcquirerRecord): TenderResult => ({
  kind: 'approved',
  amount,
  partial,
  pspReference,
  approvalCode,
  card,
});

/** The bank's side: it stands elsewhere, so a terminal's power loss does not touch it. */
export type Acquirer = {
  authorise(tender: Tender, card: TestCard, amount: Money, partial: boolean): AcquirerAnswer;
  /** `partial`: it says itself that it is only a part. */
  reverse(tender: Tender, amountMinor: number | null, partial: boolean): AcquirerAnswer;
  /** What this request moved, if it moved money. */
  recordOf(tender: Tender): AcquirerRecord | null;
  /** The payment with this terminal id. */
  charge(terminalTransactionId: string): AcquirerRecord | null;
  ledger(): readonly LedgerEntry[];
  /** Charged minus given back, in minor units, for one transaction of the sale system. */
  netChargedMinor(saleTransactionId: string): number;
};

export type AcquirerParts = {
  readonly log: AppendLog<AcquirerRecord>;
  readonly now: () => Date;
  /** A fresh id of that many characters, upper case letters and digits. */
  readonly freshId: (length: number) => string;
};

/** Opens the acquirer's books. */
export function openAcquirer({ log, now, freshId }: AcquirerParts): Acquirer {
  const charge = (id: string) =>
    log.entries().find((record) => record.kind === 'charge' && record.terminalTransactionId === id) ?? null;
  const book = (
    tender: Tender,
    record: Pick<AcquirerRecord, 'kind' | 'amount' | 'partial' | 'card' | 'saleTransactionId'>,
  ) => {
    const pspReference = freshId(16);
    const ownId = terminalTransactionId(tender.reference, pspReference);
    const entry: AcquirerRecord = {
      ...record,
      terminalTransactionId: tender.originalTransactionId ?? ownId,
      serviceId: tender.header.ServiceID ?? '',
      saleId: tender.header.SaleID,
      at: now().toISOString(),
      pspReference,
      approvalCode: freshId(6),
    };
    log.append(entry);
    return { kind: 'approved', record: entry } as const;
  };
  return {
    authorise(tender, card, amount, partial) {
      if (card.refusal) return { kind: 'refused', ...card.refusal };
      const saleTransactionId = tender.saleTransaction?.TransactionID ?? '';
      return book(tender, { kind: 'charge', amount, partial, card, saleTransactionId });
    },
    reverse(tender, amountMinor, partial) {
      const original = charge(tender.originalTransactionId ?? '');
      if (!original)
        return { kind: 'refused', errorCondition: 'NotFound', reason: 'Original transaction not found' };
      const { terminalTransactionId: id, saleTransactionId, card } = original;
      const left = net(log.entries().filter((record) => record.terminalTransactionId === id));
      const wanted = amountMinor ?? left;
      if (left === 0) return { kind: 'refused', errorCondition: 'NotAllowed', reason: 'Already reversed' };
      if (wanted > left)
        return { kind: 'refused', errorCondition: 'NotAllowed', reason: 'More than was charged' };
      const amount = { amountMinor: wanted, currency: original.amount.currency };
      return book(tender, { kind: 'reversal', amount, partial, card, saleTransactionId });
    },
    recordOf(tender) {
      const kind = tender.category === 'Payment' ? 'charge' : 'reversal';
      const { SaleID, ServiceID } = tender.header;
      const same = (record: AcquirerRecord) =>
        record.kind === kind && record.saleId === SaleID && record.serviceId === ServiceID;
      return log.entries().find(same) ?? null;
    },
    charge,
    ledger: () => log.entries().map(toLedgerEntry),
    netChargedMinor: (id) => net(log.entries().filter((record) => record.saleTransactionId === id)),
  };
}

const net = (records: readonly AcquirerRecord[]): number =>
  records.reduce(
    (total, { kind, amount }) => total + (kind === 'charge' ? amount.amountMinor : -amount.amountMinor),
    0,
  );

function toLedgerEntry(record: AcquirerRecord): LedgerEntry {
  const { kind, saleTransactionId, serviceId, saleId, amount, at } = record;
  return {
    kind,
    terminalTransactionId: record.terminalTransactionId,
    saleTransactionId,
    serviceId,
    saleId,
    ...amount,
    at,
  };
}
