import type { Conversation } from './conversation.ts';
import type { PrinterStatus, PrintFailure, PrintOutcome } from './receipt-printer.ts';
import { failureOf } from './status.ts';

/** The slowest printer that is waited for, and the least that any job is given. */
const BYTES_A_SECOND = 2_000;
const LEAST_JOB_MS = 20_000;
const LOOK_EVERY_MS = 250;

/**
 * Prints one job over an open conversation. `not-printed` only when no byte of the job was sent; `printed` only when the
 * printer answered in turn after all of it and then says that paper, cover and cutter are as they should be.
 */
export async function runJob(
  talk: Conversation,
  bytes: Uint8Array,
  onStatus: (status: PrinterStatus) => void,
): Promise<PrintOutcome> {
  // What an earlier job left in the printer must not come out before this one.
  await talk.clear();
  const before = await look(talk, onStatus);
  if (before !== null) return { kind: 'not-printed', reason: before };

  const deadlineMs = LEAST_JOB_MS + (bytes.length / BYTES_A_SECOND) * 1_000;
  const sent = await talk.send(bytes, deadlineMs);
  const failure = sent ? await untilAnswered(talk, deadlineMs, onStatus) : await whyNotSent(talk, onStatus);
  if (failure === null) return { kind: 'printed' };
  // The rest must not print for the next person when somebody puts paper in.
  await talk.clear();
  return { kind: 'unconfirmed', reason: failure };
}

/** Waits for the answer in turn, watching the printer meanwhile. Null when all is well in the end. */
async function untilAnswered(
  talk: Conversation,
  deadlineMs: number,
  onStatus: (status: PrinterStatus) => void,
): Promise<PrintFailure | null> {
  const endsAt = performance.now() + deadlineMs;
  const { answered } = await talk.askInTurn();
  while (performance.now() < endsAt) {
    const done = answered();
    const failure = await look(talk, onStatus);
    // An error that passes (the head cools down) is waited for.
    if (failure !== null && failure !== 'printer-error') return failure;
    if (done && failure === null) return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return 'no-answer';
}

async function whyNotSent(
  talk: Conversation,
  onStatus: (status: PrinterStatus) => void,
): Promise<PrintFailure> {
  return talk.isOpen() ? ((await look(talk, onStatus)) ?? 'no-answer') : 'offline';
}

/** Asks the printer how it is; null when it prints. */
async function look(
  talk: Conversation,
  onStatus: (status: PrinterStatus) => void,
): Promise<PrintFailure | null> {
  const status = await talk.status();
  if (status === 'silent') return talk.isOpen() ? 'no-answer' : 'offline';
  if (status === 'garbage') return 'bad-answer';
  onStatus(status);
  return failureOf(status);
}
