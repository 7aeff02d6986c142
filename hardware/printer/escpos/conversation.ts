import { within } from '../../timers/index.ts';
import type { PrinterPort } from '../port/index.ts';
import type { PrinterStatus } from '../receipt-printer.ts';
import { createAnswerReader, type PrinterAnswer } from './answers.ts';
import type { PrinterProfile } from './profile.ts';
import { statusOf } from './status.ts';

const STATUS_MS = 3_000;
const CLEAR_MS = 1_500;
const WRITE_MS = 3_000;
/** A job is handed over in such pieces; a printer that takes none for so long stands still (2,000 bytes a second is the slowest). */
const PIECE_BYTES = 4_096;
const STANDSTILL_MS = 12_000;

/** DLE DC4 8: empties the receive and print buffers at once, also while the printer stands still. */
const CLEAR_BUFFER = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);
/** GS r 1: answered when its turn has come. */
const ASK_PAPER_SENSOR = Uint8Array.of(0x1d, 0x72, 1);
/** GS ( H function 48: gives back the four characters that follow when its turn has come. */
const ASK_PROCESS_ID = [0x1d, 0x28, 0x48, 6, 0, 48, 48];

/** A question that is answered when all before it was printed. */
export type QuestionInTurn = {
  readonly answered: () => boolean;
  /** Ends when it is answered; it may never be. */
  readonly answer: Promise<void>;
};

/** A talk with the printer over one open port: one question at a time, each with its deadline. */
export type Conversation = {
  /** Real-time status; `silent` or `garbage` when there is no answer that can be believed. */
  readonly status: () => Promise<PrinterStatus | 'silent' | 'garbage'>;
  /** Throws away whatever of an earlier job the printer still holds; false when it cannot, or does not say so. */
  readonly clear: () => Promise<boolean>;
  /** Hands a job over; false when the printer stopped taking it, or the deadline passed. */
  readonly send: (bytes: Uint8Array, deadlineMs: number) => Promise<boolean>;
  readonly askInTurn: () => Promise<QuestionInTurn>;
  readonly isOpen: () => boolean;
  /** Ends the talk and throws away what was not delivered yet. */
  readonly abandon: () => Promise<void>;
};

/** `nextId` gives four printable characters, other ones each time. */
export function createConversation(
  port: PrinterPort,
  profile: PrinterProfile,
  nextId: () => string,
): Conversation {
  const listeners = new Set<(answer: PrinterAnswer) => void>();
  const read = createAnswerReader((answer) => {
    for (const listener of listeners) listener(answer);
  });
  port.onData(read);

  async function ask(
    question: Uint8Array,
    kind: PrinterAnswer['kind'],
    deadlineMs: number,
  ): Promise<PrinterAnswer | null> {
    let hear: (answer: PrinterAnswer) => void = () => undefined;
    let other: PrinterAnswer | null = null;
    const heard = new Promise<PrinterAnswer | null>((resolve) => {
      hear = (answer) => {
        if (answer.kind === kind || answer.kind === 'garbage') resolve(answer);
        // A 00h in place of a status looks like the paper sensors' answer: if nothing better comes, it was garbage.
        else if (answer.kind === 'in-turn') other = { kind: 'garbage' };
      };
    });
    listeners.add(hear);
    const sent = await port.write(question, WRITE_MS);
    const answer = sent ? await within(deadlineMs, null, heard) : null;
    listeners.delete(hear);
    return answer ?? other;
  }

  async function askInTurn(): Promise<QuestionInTurn> {
    const id = profile.acknowledgement === 'process-id' ? nextId() : null;
    let isAnswered = false;
    const answer = new Promise<void>((resolve) => {
      const hear = (heard: PrinterAnswer): void => {
        const isIt = id === null ? heard.kind === 'in-turn' : heard.kind === 'process-id' && heard.id === id;
        if (!isIt) return;
        isAnswered = true;
        listeners.delete(hear);
        resolve();
      };
      listeners.add(hear);
    });
    const question =
      id === null ? ASK_PAPER_SENSOR : Uint8Array.of(...ASK_PROCESS_ID, ...Buffer.from(id, 'latin1'));
    await port.write(question, WRITE_MS);
    return { answered: () => isAnswered, answer };
  }

  return {
    status: async () => {
      const bytes: number[] = [];
      for (const number of [1, 2, 3, 4]) {
        const answer = await ask(Uint8Array.of(0x10, 0x04, number), 'real-time', STATUS_MS);
        if (answer === null) return 'silent';
        if (answer.kind !== 'real-time') return 'garbage';
        bytes.push(answer.byte);
      }
      return statusOf(bytes, profile);
    },
    clear: async () =>
      profile.clearing === 'command' && (await ask(CLEAR_BUFFER, 'cleared', CLEAR_MS))?.kind === 'cleared',
    send: async (bytes, deadlineMs) => {
      const endsAt = performance.now() + deadlineMs;
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
        const leftMs = Math.min(STANDSTILL_MS, endsAt - performance.now());
        if (leftMs <= 0 || !(await port.write(bytes.subarray(from, from + PIECE_BYTES), leftMs)))
          return false;
      }
      return true;
    },
    askInTurn,
    isOpen: port.isOpen,
    abandon: port.abandon,
  };
}
