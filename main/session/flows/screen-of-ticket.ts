import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { nextStep, type Transaction, ticketOf } from '../../../domain/transaction/index.ts';

/** What the resident sees of the number: read off the transaction. */
export function screenOfTicket(transaction: Transaction): ScreenOf<'ticket'> | ScreenOf<'not-taken'> {
  const { delivery, print, way, reference, serviceId } = transaction;
  if (delivery.kind === 'refused') return { kind: 'not-taken', reference };
  const isOver = nextStep(transaction).kind === 'wait-for-resident';
  const printed = way === 'print' && print.kind === 'printed';
  return {
    kind: 'ticket',
    serviceId,
    reference,
    // A number that was only offered is not assigned yet.
    ticket: transaction.submitted ? ticketOf(transaction) : null,
    paper: !isOver || way === null ? 'working' : printed ? 'printed' : 'none',
    queued: delivery.kind === 'queued',
  };
}
