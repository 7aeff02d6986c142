import type { Conversation } from './conversation.ts';
import { within } from './port/printer-port.ts';
import type { PrinterStatus, PrintFailure, PrintOutcome } from './receipt-printer.ts';
import { failureOf } from './status.ts';

/** The slowest printer that is waited for, and the least that any job is given. */
const BYTES_A_SECOND = 2_000;
const LEAST_JOB_MS = 20_000;
const LOOK_EVERY_MS = 250;
/** How long a printer that cannot clear its buffer is given to finish what it holds. */
const EARLIER_JOB_MS = 5_000;

export type JobEnd = {
  readonly outcome: PrintOutcome;
  /** Something of a job may still be in the printer, and would print when it goes on. */
  readonly leftOver: boolean;
};

/** What was heard of the printer when it was looked at. */
export type Heard = PrinterStatus | 'silent' | 'garbage';

/**
 * Prints one job over an open conversation. `not-printed` only when no byte of the job was sent; `printed` only when the
 * printer answered in turn after all of it and then says that paper, cover and cutter are as they should be.
 */
export async function runJob(
  talk: Conversation,
  bytes: Uint8Array,
  onHeard: (heard: Heard) => void,
): Promise<JobEnd> {
  // What an earlier job left in the printer must not come out before this one.
  const cleared = await talk.clear();
  const before = await look(talk, onHeard);
  if (before.failure !== null) return notPrinted(before.failure, !cleared);
  if (!cleared && !(await finishesEarlierJobs(talk))) return notPrinted('no-answer', true);

  const deadlineMs = LEAST_JOB_MS + (bytes.length / BYTES_A_SECOND) * 1_000;
  const sent = await talk.send(bytes, deadlineMs);
  const failure = sent ? await untilAnswered(talk, deadlineMs, onHeard) : await whyNotSent(talk, onHeard);
  if (failure === null) return { outcome: { kind: 'printed' }, leftOver: false };
  // The rest must not print for the next person when somebody puts paper in: neither from the printer's buffer nor from ours.
  const leftOver = !(await talk.clear());
  await talk.abandon();
  return { outcome: { kind: 'unconfirmed', reason: failure }, leftOver };
}

const notPrinted = (reason: PrintFailure, leftOver: boolean): JobEnd => ({
  outcome: { kind: 'not-printed', reason },
  leftOver,
});

async function finishesEarlierJobs(talk: Conversation): Promise<boolean> {
  const question = await talk.askInTurn();
  await within(EARLIER_JOB_MS, undefined, question.answer);
  return question.answered();
}

/** Waits for the answer in turn, watching the printer at the same time. Null when all is well in the end. */
async function untilAnswered(
  talk: Conversation,
  deadlineMs: number,
  onHeard: (heard: Heard) => void,
): Promise<PrintFailure | null> {
  const endsAt = performance.now() + deadlineMs;
  const question = await talk.askInTurn();
  let last: PrintFailure | null = null;
  while (performance.now() < endsAt) {
    const isDone = question.answered();
    const { failure, passes } = await look(talk, onHeard);
    if (failure !== null && !passes) return failure;
    if (isDone && failure === null) return null;
    last = failure;
    await within(LOOK_EVERY_MS, undefined, isDone ? new Promise<void>(() => undefined) : question.answer);
  }
  return last ?? 'no-answer';
}

async function whyNotSent(talk: Conversation, onHeard: (heard: Heard) => void): Promise<PrintFailure> {
  return talk.isOpen() ? ((await look(talk, onHeard)).failure ?? 'no-answer') : 'offline';
}

type Look = {
  /** Null when the printer prints. */
  readonly failure: PrintFailure | null;
  /** An error that passes by itself (the head cools down): it is waited for. */
  readonly passes: boolean;
};

async function look(talk: Conversation, onHeard: (heard: Heard) => void): Promise<Look> {
  const heard = await talk.status();
  onHeard(heard);
  if (heard === 'silent') return { failure: talk.isOpen() ? 'no-answer' : 'offline', passes: false };
  if (heard === 'garbage') return { failure: 'bad-answer', passes: false };
  const failure = failureOf(heard);
  return { failure, passes: failure === 'printer-error' && heard.error === 'recoverable' };
}
