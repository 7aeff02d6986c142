import {
  lateEvent,
  type Step,
  type Transaction,
  type TransactionEvent,
  type UnknownPayment,
} from '../../domain/transaction/index.ts';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import { wait } from '../../hardware/timers/index.ts';
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
  const request = parts.terminal.newReference();
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
      write(unknownPayment(attempt, outcome));
  }
}

const unknownPayment = (attempt: number, { reason, seen }: UnknownPayment): TransactionEvent =>
  seen === undefined
    ? { kind: 'payment-unknown', attempt, reason }
    : { kind: 'payment-unknown', attempt, reason, seen };

/**
 * Asks the terminal how a payment ended, until it says so or the round is over. "Not found" counts only the second
 * time, after an abort: a request still on its way must not be taken for one that never came. An answer that cannot be believed
 * does not end the round, unless the terminal names the same money twice; money that it has named in this round is kept when it
 * denies it then.
 */
export async function askPaymentStatus(
  parts: RunnerParts,
  { transactionId }: Transaction,
  step: StepOf<'ask-payment-status'>,
  write: Write,
): Promise<void> {
  const { attempt, request, amount } = step.asked;
  const { times, terminal, timers } = parts;
  const endsAt = timers.monotonicMs() + times.statusRoundMs;
  let notFound = 0;
  let aborted = false;
  let last: UnknownPayment = { kind: 'unknown', reason: 'no-answer' };
  while (timers.monotonicMs() < endsAt) {
    const answer = await terminal.paymentStatus({ reference: request, transactionId, amount });
    switch (answer.kind) {
      case 'approved':
        write({ kind: 'payment-approved', attempt, payment: answer });
        return;
      case 'declined':
        write(
          last.seen
            ? unknownPayment(attempt, last)
            : { kind: 'payment-declined', attempt, reason: answer.reason },
        );
        return;
      case 'unknown':
        if (answer.reason === 'no-answer') break;
        if (saysTheSame(last, answer)) {
          write(unknownPayment(attempt, answer));
          return;
        }
        last = answer;
        break;
      case 'not-found':
        notFound += 1;
        if (notFound > 1) {
          write(last.seen ? unknownPayment(attempt, last) : { kind: 'payment-not-made', attempt });
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
    await wait(timers, answer.kind === 'not-found' ? times.notFoundPauseMs : times.statusPauseMs);
  }
  write(unknownPayment(attempt, last));
}

/** Whether two answers name the same money: what the terminal repeats does not change by asking on. */
function saysTheSame({ seen: before }: UnknownPayment, { seen }: UnknownPayment): boolean {
  return (
    before !== undefined &&
    seen !== undefined &&
    before.terminalTransactionId === seen.terminalTransactionId &&
    before.amount?.amountMinor === seen.amount?.amountMinor &&
    before.amount?.currency === seen.amount?.currency
  );
}

/** Sends the money back: the intent first, then the terminal. */
export async function requestReversal(
  parts: RunnerParts,
  transaction: Transaction,
  step: StepOf<'request-reversal'>,
  write: Write,
): Promise<void> {
  const { reversal, transactionId } = transaction;
  if (reversal.kind !== 'wanted' && reversal.kind !== 'unknown')
    throw new Error('a reversal that nobody wants');
  const { attempt } = step;
  const { payment } = reversal;
  const request = parts.terminal.newReference();
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
  { transactionId }: Transaction,
  step: StepOf<'ask-reversal-status'>,
  write: Write,
): Promise<void> {
  const { attempts, request, payment } = step.asked;
  const { timers, times, terminal } = parts;
  const { terminalTransactionId, amount } = payment;
  const asked = { reference: request, transactionId, terminalTransactionId, amount };
  const endsAt = timers.monotonicMs() + times.statusRoundMs;
  while (timers.monotonicMs() < endsAt) {
    const answer = await terminal.reversalStatus(asked);
    switch (answer.kind) {
      case 'not-found':
        write({ kind: 'reversal-not-made', attempt: attempts });
        return;
      case 'reversed':
      case 'partial':
      case 'refused':
        writeReversal(answer, attempts, write);
        return;
      case 'in-progress':
      case 'unknown':
        await wait(timers, times.statusPauseMs);
    }
  }
  write({ kind: 'reversal-unknown', attempt: attempts });
}

/** Asks again, much later, for a payment that was given up or that a clerk has. While the terminal does not answer, the question stays. */
export async function checkLate(
  parts: RunnerParts,
  { transactionId }: Transaction,
  { asked, question }: StepOf<'check-late'>,
  write: Write,
): Promise<void> {
  const { attempt, request, amount } = asked;
  const answer = await parts.terminal.paymentStatus({ reference: request, transactionId, amount });
  const event = lateEvent(question, attempt, answer);
  if (event !== null) write(event);
}

/**
 * Asks again, much later, how the reversals of a payment ended that a clerk has. One that sent the money back settles it, whatever
 * the terminal says of the others.
 */
export async function checkLateReversal(
  parts: RunnerParts,
  { transactionId }: Transaction,
  { asked }: StepOf<'check-late-reversal'>,
  write: Write,
): Promise<void> {
  const { attempts: attempt, payment, doubtful } = asked;
  const { terminalTransactionId, amount } = payment;
  let heard: 'refused' | 'not-found' | 'in-progress' | 'unclear' = 'unclear';
  for (const reference of doubtful) {
    const answer = await parts.terminal.reversalStatus({
      reference,
      transactionId,
      terminalTransactionId,
      amount,
    });
    switch (answer.kind) {
      case 'reversed':
        write({ kind: 'reversed', attempt });
        return;
      case 'partial':
        write({ kind: 'reversal-partial', attempt, reversed: answer.reversed });
        return;
      case 'unknown':
        break;
      default:
        heard = answer.kind;
    }
  }
  write({ kind: 'late-reversal-checked', attempt, answer: heard });
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
    case 'partial':
      write({ kind: 'reversal-partial', attempt, reversed: outcome.reversed });
      return;
    case 'refused':
      write({ kind: 'reversal-refused', attempt, reason: outcome.reason.slice(0, 60) });
      return;
    case 'unknown':
      write({ kind: 'reversal-unknown', attempt });
  }
}
