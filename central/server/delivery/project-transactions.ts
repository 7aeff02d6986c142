import type { DeliveredEntry, JournalEntry } from '../../../domain/journal/index.ts';
import {
  apply,
  begin,
  isOwnReference,
  type PaymentState,
  type Transaction,
  type TransactionEvent,
} from '../../../domain/transaction/index.ts';
import type { Alarm } from '../alarms/index.ts';
import type { ExceptionChange, MailWanted, ProjectedTransaction } from '../ledger/index.ts';
import { changedExceptions, heardAtLast } from './clerk-exceptions.ts';
import { deadLetters } from './dead-letters.ts';

type Approved = Extract<PaymentState, { kind: 'approved' }>;

/** What entries make of the transactions, in the order of the entries. */
export type Projection = {
  readonly transactions: ReadonlyMap<string, ProjectedTransaction>;
  /** Approved payments, to be posted, and free submissions, to be accepted. */
  readonly approvals: readonly Claimed[];
  /** What the kiosk says that central decided. */
  readonly claims: readonly { readonly transactionId: string; readonly outcome: 'accepted' | 'refused' }[];
  readonly exceptions: readonly ExceptionChange[];
  readonly mails: readonly MailWanted[];
  readonly alarms: readonly Alarm[];
};

/** What a kiosk has taken in: money, or something that costs nothing; and when, by the kiosk's clock. */
export type Claimed = {
  readonly state: Transaction;
  readonly payment: Approved | null;
  readonly at: string;
};

type Growing = {
  transactions: Map<string, ProjectedTransaction>;
  approvals: Claimed[];
  claims: { transactionId: string; outcome: 'accepted' | 'refused' }[];
  exceptions: ExceptionChange[];
  mails: MailWanted[];
  alarms: Alarm[];
};

/**
 * Folds new entries into their transactions by the same machine that the kiosk runs. An event that the machine does not
 * allow, and a transaction with a reference that is not this kiosk's to give, stay in the ledger, change nothing and call a
 * clerk.
 */
export function projectTransactions(
  kioskCode: string,
  before: ReadonlyMap<string, ProjectedTransaction>,
  entries: readonly DeliveredEntry[],
): Projection {
  const projection: Growing = {
    transactions: new Map(),
    approvals: [],
    claims: [],
    exceptions: [],
    mails: [],
    alarms: [],
  };
  for (const one of entries) {
    const { entry } = one;
    if (entry.body.subject !== 'transaction') continue;
    const { transactionId, event } = entry.body;
    if (event.kind === 'started' && !isOwnReference({ kioskCode, epoch: entry.epoch }, event.reference)) {
      const { exceptions, alarms } = deadLetters([
        [one, 'its reference belongs to another kiosk or journal'],
      ]);
      projection.exceptions.push(...exceptions);
      projection.alarms.push(...alarms);
      continue;
    }
    const known = projection.transactions.get(transactionId) ?? before.get(transactionId);
    const result = known ? apply(known.state, event) : begin(transactionId, event);
    if (result.kind === 'impossible') {
      impossibleEvent(projection, entry, transactionId, `${event.kind}: ${result.why}`);
      continue;
    }
    const state = result.transaction;
    projection.transactions.set(transactionId, { state, startedAt: known?.startedAt ?? entry.at });
    projection.exceptions.push(...changedExceptions(known?.state ?? null, state));
    if (before.has(transactionId)) projection.exceptions.push(...heardAtLast(known?.state ?? null, state));
    takeEffect(projection, entry, state, event);
  }
  return projection;
}

function impossibleEvent(
  projection: Growing,
  entry: JournalEntry,
  transactionId: string,
  detail: string,
): void {
  const { epoch, seq } = entry;
  projection.alarms.push({ kind: 'impossible-event', epoch, seq, detail });
  projection.exceptions.push({
    transactionId,
    kind: 'impossible-event',
    change: 'open',
    detail,
    amount: null,
  });
}

function takeEffect(
  projection: Growing,
  entry: JournalEntry,
  state: Transaction,
  event: TransactionEvent,
): void {
  const { transactionId } = state;
  const { epoch, seq } = entry;
  switch (event.kind) {
    case 'payment-approved':
      if (state.payment.kind === 'approved')
        projection.approvals.push({ state, payment: state.payment, at: entry.at });
      break;
    case 'submitted':
      projection.approvals.push({ state, payment: null, at: entry.at });
      break;
    case 'delivered':
      projection.claims.push({ transactionId, outcome: 'accepted' });
      break;
    case 'delivery-refused':
      projection.claims.push({ transactionId, outcome: 'refused' });
      break;
    case 'late-approval':
      projection.alarms.push({
        kind: 'late-approval',
        epoch,
        seq,
        detail: 'money came late and is being reversed',
      });
      if (state.reversal.kind === 'wanted')
        projection.exceptions.push({
          transactionId,
          kind: 'late-approval',
          change: 'open',
          detail: '',
          amount: event.payment.amount,
        });
      break;
    case 'late-doubt':
      projection.alarms.push({
        kind: 'late-approval',
        epoch,
        seq,
        detail: 'money came late, not as it was asked for',
      });
      break;
    case 'receipt-chosen':
      if (event.address && state.receipt) {
        const { reference, receipt } = state;
        projection.mails.push({ epoch, seq, transactionId, reference, receipt, address: event.address });
      }
      break;
    default:
      break;
  }
}
