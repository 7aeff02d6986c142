import { within } from '../../timers/index.ts';
import type { PrinterStatus, PrintFailure, PrintOutcome } from '../receipt-printer.ts';
import type { Conversation } from './conversation.ts';
import type { EncodedJob } from './encode.ts';
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

export type JobParts = {
  readonly job: EncodedJob;
  /** What fills up a picture that an earlier job left unfinished. */
  readonly rest: Uint8Array;
  readonly onHeard: (heard: Heard) => void;
};

/**
 * Prints one job over an open conversation: at once where the printer can be made to forget it, else slice by slice, so that at most one
 * is ever in the printer. `not-printed` only when no byte of the job was sent; `printed` only when the printer answered in turn after all
 * of it and then says that paper, cover and cutter are as they should be.
 */
export async function runJob(talk: Conversation, { job, rest, onHeard }: JobParts): Promise<JobEnd> {
  // What an earlier job left in the printer must not come out before this one.
  const cleared = await talk.clear();
  const before = await look(talk, onHeard);
  if (before.failure !== null) return notPrinted(before.failure, !cleared);
  if (!cleared && !(await finishesEarlierJobs(talk, rest))) return notPrinted('no-answer', true);

  const failure = await hand(talk, cleared ? [job.whole] : job.slices, onHeard);
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

/** Whether the printer has printed all that it still held. One that waits for the rest of a picture is given it. */
export async function finishesEarlierJobs(talk: Conversation, rest: Uint8Array): Promise<boolean> {
  if (await answersInTurn(talk)) return true;
  await talk.send(rest, EARLIER_JOB_MS);
  return answersInTurn(talk);
}

async function answersInTurn(talk: Conversation): Promise<boolean> {
  const question = await talk.askInTurn();
  await within(EARLIER_JOB_MS, undefined, question.answer);
  return question.answered();
}

/** Hands the pieces over, the next one when the one before is printed. Null when all is well in the end. */
async function hand(
  talk: Conversation,
  pieces: readonly Uint8Array[],
  onHeard: (heard: Heard) => void,
): Promise<PrintFailure | null> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const endsAt = performance.now() + LEAST_JOB_MS + (bytes / BYTES_A_SECOND) * 1_000;
  for (const [index, piece] of pieces.entries()) {
    if (!(await talk.send(piece, endsAt - performance.now()))) return whyNotSent(talk, onHeard);
    const failure = await untilAnswered(talk, endsAt, index === pieces.length - 1, onHeard);
    if (failure !== null) return failure;
  }
  return null;
}

/**
 * Waits for the answer in turn, watching the printer at the same time. Null when all is well: after the last piece the printer has to say so
 * itself.
 */
async function untilAnswered(
  talk: Conversation,
  endsAt: number,
  isLast: boolean,
  onHeard: (heard: Heard) => void,
): Promise<PrintFailure | null> {
  const question = await talk.askInTurn();
  let last: PrintFailure | null = null;
  while (performance.now() < endsAt) {
    const wasDone = question.answered();
    await within(LOOK_EVERY_MS, undefined, wasDone ? new Promise<void>(() => undefined) : question.answer);
    const isDone = question.answered();
    if (isDone && !isLast) return null;
    const { failure, passes } = await look(talk, onHeard);
    if (failure !== null && !passes) return failure;
    if (isDone && failure === null) return null;
    last = failure;
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
