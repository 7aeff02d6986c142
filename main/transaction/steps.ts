import type { Step, Transaction } from '../../domain/transaction/index.ts';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import type { RunnerParts } from './parts.ts';
import {
  askPaymentStatus,
  askReversalStatus,
  checkLate,
  checkLateReversal,
  requestPayment,
  requestReversal,
  type Write,
} from './terminal-steps.ts';

/** A step that is work for the runner now. */
export type WorkStep = Exclude<Step, { kind: 'wait-for-resident' | 'wait-for-delivery' | 'done' }>;

/** The steps that need the terminal for themselves: one at a time, whichever transaction they belong to. Questions may pass them. */
export function needsTerminal(step: WorkStep): boolean {
  switch (step.kind) {
    case 'request-payment':
    case 'ask-payment-status':
    case 'request-reversal':
      return true;
    default:
      return false;
  }
}

/** Does one step and writes what came of it. Decides nothing: `nextStep` has. */
export async function perform(
  parts: RunnerParts,
  transaction: Transaction,
  step: WorkStep,
  write: Write,
  onProgress: (progress: PaymentProgress) => void,
  keepReceipt: (transaction: Transaction) => void,
): Promise<void> {
  switch (step.kind) {
    case 'reserve': {
      const reservation = await parts.reserve(transaction);
      if (reservation.kind === 'held') {
        const { holdId, ticket } = reservation;
        write(ticket ? { kind: 'reserved', holdId, ticket } : { kind: 'reserved', holdId });
      } else write({ kind: 'reservation-refused', reason: reservation.reason });
      return;
    }
    case 'request-payment':
      return requestPayment(parts, transaction, step, write, onProgress);
    case 'ask-payment-status':
      return askPaymentStatus(parts, transaction, step, write);
    case 'request-reversal':
      return requestReversal(parts, transaction, step, write);
    case 'ask-reversal-status':
      return askReversalStatus(parts, transaction, step, write);
    case 'check-late':
      return checkLate(parts, transaction, step, write);
    case 'check-late-reversal':
      return checkLateReversal(parts, transaction, step, write);
    case 'submit':
      write({ kind: 'submitted' });
      return;
    case 'deliver': {
      const verdict = await parts.delivery.verdictOf(transaction.transactionId, parts.times.deliveryMs);
      if (verdict.kind === 'accepted') write({ kind: 'delivered' });
      else if (verdict.kind === 'refused') write({ kind: 'delivery-refused', reason: verdict.reason });
      else write({ kind: 'delivery-queued' });
      return;
    }
    case 'make-receipt':
      keepReceipt(transaction);
      return;
    case 'print-receipt':
      return printReceipt(parts, transaction, step.copy, write);
    case 'close-print':
      parts.printer.cutOffFirst();
      write({ kind: 'print-ended', outcome: 'unconfirmed', reason: 'restart' });
      return;
    case 'call-clerk':
      write({ kind: 'clerk-needed', reason: step.reason });
      return;
    case 'complete':
      write({ kind: 'completed' });
      return;
    case 'abandon':
      write({ kind: 'abandoned' });
  }
}

async function printReceipt(
  parts: RunnerParts,
  transaction: Transaction,
  copy: boolean,
  write: Write,
): Promise<void> {
  const kept = transaction.receipt ? parts.journal.personal(transaction.receipt.recordId) : null;
  if (kept?.kind !== 'receipt') throw new Error('a receipt to print that nobody kept');
  if (!write({ kind: 'print-requested', copy })) return;
  const outcome = await parts.printer.print({ jobId: transaction.reference, document: kept.document, copy });
  const reason = outcome.kind === 'printed' ? null : outcome.reason;
  write({ kind: 'print-ended', outcome: outcome.kind, reason });
}
