import { randomBytes, randomUUID, sign } from 'node:crypto';
import {
  type DeliveredEntry,
  emptyHead,
  isSigned,
  type JournalBody,
  type JournalEntry,
} from '../../../domain/journal/index.ts';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import type { PersonalData, PersonalRecord, PersonalReference } from '../../../domain/personal/index.ts';
import type { ApprovedPayment, PriceLine, TransactionEvent } from '../../../domain/transaction/index.ts';
import { holdIdOf } from '../bills/index.ts';
import { digest } from '../ledger/index.ts';
import type { KioskKey } from './test-kiosk.ts';

/** The key by which a test's central numbers its holds. */
export const TEST_HOLD_KEY = Buffer.alloc(32, 7);

export type TestJournal = {
  readonly kioskId: string;
  readonly entries: DeliveredEntry[];
  readonly add: (body: JournalBody, personal?: readonly PersonalRecord[]) => DeliveredEntry;
  readonly event: (
    transactionId: string,
    event: TransactionEvent,
    personal?: readonly PersonalRecord[],
  ) => DeliveredEntry;
};

/** A kiosk's journal, made as the kiosk makes it. */
export function testJournal(kioskId: string, key: KioskKey, epoch = 1, now = () => new Date()): TestJournal {
  let head = emptyHead(epoch);
  const bootId = randomUUID();
  const entries: DeliveredEntry[] = [];
  const add: TestJournal['add'] = (body, personal = []) => {
    const hashed = {
      kioskId,
      epoch,
      seq: head.seq + 1,
      prev: head.hash,
      at: now().toISOString(),
      monotonicMs: head.seq,
      bootId,
      body,
    };
    const one = { entry: sealed(hashed, key), personal: [...personal] };
    head = { epoch, seq: one.entry.seq, hash: one.entry.hash };
    entries.push(one);
    return one;
  };
  return {
    kioskId,
    entries,
    add,
    event: (transactionId, event, personal) =>
      add({ subject: 'transaction', transactionId, event }, personal),
  };
}

/** An entry with its hash and, where one belongs there, its signature. */
export function sealed(hashed: Omit<JournalEntry, 'hash' | 'signature'>, key: KioskKey): JournalEntry {
  const hash = digest(hashed);
  const signature = isSigned(hashed.body)
    ? sign(null, Buffer.from(hash), key.privateKey).toString('base64')
    : null;
  return { ...hashed, hash, signature };
}

export function personal(data: PersonalData): { record: PersonalRecord; reference: PersonalReference } {
  const record = { recordId: randomUUID(), salt: randomBytes(32).toString('base64'), data };
  return { record, reference: { recordId: record.recordId, hash: digest({ salt: record.salt, data }) } };
}

export const receipt: ReceiptDocument = {
  language: 'ar',
  direction: 'rtl',
  title: 'إيصال الدفع',
  blocks: [
    { kind: 'logo' },
    { kind: 'text', text: 'Town <b>of</b> Millbrook', align: 'center', weight: 'large' },
    { kind: 'row', label: 'المبلغ المدفوع', value: '42.50 EUR', strong: true },
    { kind: 'rule' },
    { kind: 'qr', data: 'TKR1:millbrook:MILL1-1', caption: 'MILL1-1' },
  ],
};

export type Payment = {
  readonly transactionId: string;
  readonly reference: string;
  readonly lines: readonly Omit<PriceLine, 'title'>[];
  readonly currency?: string;
  readonly email?: string;
  /** The hold's number, where it is not the one that a test's central gives. */
  readonly holdId?: string;
};

export function approval(payment: Payment): ApprovedPayment {
  const amountMinor = payment.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return {
    kind: 'approved',
    amount: { amountMinor, currency: payment.currency ?? 'EUR' },
    card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: 'A0000000031010' },
    authorisationCode: '123456',
    terminalTransactionId: `T-${payment.reference}`,
    terminalTime: '2026-11-23T08:00:00Z',
  };
}

export const request = { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S1' };

/** The number that a test's central gives the hold of this payment's bills. */
export const holdIdFor = ({ kioskId }: TestJournal, payment: Payment): string => {
  const { transactionId, lines, holdId } = payment;
  const { currency } = approval(payment).amount;
  return holdId ?? holdIdOf(TEST_HOLD_KEY, { kioskId, transactionId, lines, currency });
};

/** Writes a payment up to the moment when the terminal is asked for it. */
export function askForPayment(journal: TestJournal, payment: Payment, asked = request): void {
  const { transactionId, lines } = payment;
  const account = personal({ kind: 'account', accountNumber: '104-2210', holderName: 'Ann Lee' });
  const { amount } = approval(payment);
  const event = (one: TransactionEvent, records: PersonalRecord[] = []): DeliveredEntry =>
    journal.event(transactionId, one, records);
  event({ kind: 'started', reference: payment.reference, serviceId: 'pay-bill', language: 'en' });
  event({ kind: 'details-given', details: account.reference }, [account.record]);
  event({
    kind: 'priced',
    lines: lines.map((line) => ({ ...line, title: { en: 'Water bill' } })),
    total: amount,
  });
  event({ kind: 'confirmed' });
  event({ kind: 'reserved', holdId: holdIdFor(journal, payment) });
  event({ kind: 'payment-requested', attempt: 1, request: asked, amount });
}

/** Writes a whole payment: approved, and with a receipt to the end. */
export function payToTheEnd(journal: TestJournal, payment: Payment): void {
  const event = (one: TransactionEvent, records: PersonalRecord[] = []): DeliveredEntry =>
    journal.event(payment.transactionId, one, records);
  askForPayment(journal, payment);
  event({ kind: 'payment-approved', attempt: 1, payment: approval(payment) });
  event({ kind: 'delivery-queued' });
  const document = personal({ kind: 'receipt', document: receipt });
  event({ kind: 'receipt-made', receipt: document.reference }, [document.record]);
  if (payment.email) {
    const address = personal({ kind: 'email', address: payment.email });
    event({ kind: 'receipt-chosen', way: 'email', address: address.reference }, [address.record]);
  }
  event({ kind: 'resident-gone', why: 'finished' });
  event({ kind: 'completed' });
}
