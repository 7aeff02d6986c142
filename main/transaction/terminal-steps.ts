import { setTimeout as wait } from 'node:timers/promises';
import type { Step, Transaction, TransactionEvent } from '../../domain/transaction/index.ts';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import type { RunnerParts } from './parts.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
/** Writes an event; false when it could not be kept. */
export type Write = (event: TransactionEvent) => boolean;

/** Asks for the money: the intent first, on the disk, then the terminal. */
export async function requestPayment(
  parts: RunnerParts,
  transaction: Transaction,
  step: StepOf<'request-payment'>,
  write: Write,
  onProgress: (progress: PaymentProgress) => void,
): Promise<void> {
  const { attempt } = step;
  const amount = transaction.total;
  if (amount === null) throw new Error('a payment without a price');
  const { saleId, poiId } = parts.terminal;
  const request = { saleId, poiId, serviceId: parts.newServiceId() };
  if (!write({ kind: 'payment-requested', attempt, request, amount })) return;
  const { transactionId, language } = transaction;
  const outcome = await parts.terminal.pay(
    { reference: request, transactionId, amount, language },
    onProgress,
  );
  switch (outcome.kind) {
    case 'approved':
      write({ kind: 'payment-approved', attempt, payment: outcome });
      return;
    case 'declined':
      write({ kind: 'payment-declined', attempt, reason: outcome.reason });
      return;
    case 'unknown':
      write({ kind: 'payment-unknown', attempt, reason: outcome.reason });
  }
}

/**
 * Asks the terminal how a payment ended, until it says so or the round is over. "Not found" counts only the second
 * time, after an abort: a request still on its way must not be taken for one that never came.
 */
export async function askPaymentStatus(
  parts: RunnerParts,
  step: StepOf<'ask-payment-status'>,
  write: Write,
): Promise<void> {
  const { attempt, request, amount } = step.asked;
  const { times, terminal } = parts;
  const endsAt = parts.monotonicMs() + times.statusRoundMs;
  let notFound = 0;
  let aborted = false;
  while (parts.monotonicMs() < endsAt) {
    const answer = await terminal.paymentStatus(request, amount);
    switch (answer.kind) {
      case 'approved':
        write({ kind: 'payment-approved', attempt, payment: answer });
        return;
      case 'declined':
        write({ kind: 'payment-declined', attempt, reason: answer.reason });
        return;
      case 'unknown':
        if (answer.reason === 'no-answer') break;
        write({ kind: 'payment-unknown', attempt, reason: answer.reason });
        return;
      case 'not-found':
        notFound += 1;
        if (notFound > 1) {
          write({ kind: 'payment-not-made', attempt });
          return;
        }
        break;
      case 'in-progress':
        notFound = 0;
    }
    if (!aborted && (answer.kind === 'not-found' || (answer.kind === 'in-progress' && step.abort))) {
      aborted = true;
      await terminal.abort(request);
    }
    await wait(answer.kind === 'not-found' ? times.notFoundPauseMs : times.statusPauseMs);
  }
  write({ kind: 'payment-unknown', attempt, reason: 'no-answer' });
}

/** Sends the money back: the intent first, then the terminal. */
export async function requestReversal(
  parts: RunnerParts,
  transaction: Transaction,
  step: StepOf<'request-reversal'>,
  write: Write,
): Promise<void> {
  const { reversal, transactionId } = transaction;
  if (reversal.kind !== 'wanted') throw new Error('a reversal that nobody wants');
  await wait(step.delayMs * parts.times.reversalPauseFactor);
  const { attempt } = step;
  const { payment } = reversal;
  const { saleId, poiId } = parts.terminal;
  const request = { saleId, poiId, serviceId: parts.newServiceId() };
  if (!write({ kind: 'reversal-requested', attempt, request, payment })) return;
  const outcome = await parts.terminal.reverse({
    reference: request,
    transactionId,
    terminalTransactionId: payment.terminalTransactionId,
    terminalTime: payment.terminalTime,
    amount: payment.amount,
  });
  writeReversal(outcome, attempt, write);
}

/** Asks the terminal how a reversal ended. */
export async function askReversalStatus(
  parts: RunnerParts,
  step: StepOf<'ask-reversal-status'>,
  write: Write,
): Promise<void> {
  const { attempts, request } = step.asked;
  const endsAt = parts.monotonicMs() + parts.times.statusRoundMs;
  while (parts.monotonicMs() < endsAt) {
    const answer = await parts.terminal.reversalStatus(request);
    if (answer.kind === 'not-found') {
      write({ kind: 'reversal-not-made', attempt: attempts });
      return;
    }
    if (answer.kind === 'reversed' || answer.kind === 'refused') {
      writeReversal(answer, attempts, write);
      return;
    }
    await wait(parts.times.statusPauseMs);
  }
  write({ kind: 'reversal-unknown', attempt: attempts });
}

/** Asks a last time for a payment that was found not made. While the terminal does not answer, the question stays. */
export async function checkLate(parts: RunnerParts, step: StepOf<'check-late'>, write: Write): Promise<void> {
  const { attempt, request, amount } = step.asked;
  const answer = await parts.terminal.paymentStatus(request, amount);
  if (answer.kind === 'approved') write({ kind: 'late-approval', attempt, payment: answer });
  if (answer.kind === 'declined' || answer.kind === 'not-found')
    write({ kind: 'late-check-passed', attempt });
}

function writeReversal(
  outcome: Awaited<ReturnType<RunnerParts['terminal']['reverse']>>,
  attempt: number,
  write: Write,
): void {
  switch (outcome.kind) {
    case 'reversed':
      write({ kind: 'reversed', attempt });
      return;
    case 'refused':
      write({ kind: 'reversal-refused', attempt, reason: outcome.reason.slice(0, 60) });
      return;
    case 'unknown':
      write({ kind: 'reversal-unknown', attempt });
  }
}
