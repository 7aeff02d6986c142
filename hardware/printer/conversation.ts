import { createAnswerReader, type PrinterAnswer } from './answers.ts';
import { type PrinterPort, within } from './port/printer-port.ts';
import type { PrinterProfile } from './profile.ts';
import type { PrinterStatus } from './receipt-printer.ts';
import { statusOf } from './status.ts';

const STATUS_MS = 3_000;
const CLEAR_MS = 1_500;
const WRITE_MS = 3_000;

/** DLE DC4 8: empties the receive and print buffers at once, also while the printer stands still. */
const CLEAR_BUFFER = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);
/** GS r 1: answered when its turn has come. */
const ASK_IN_TURN = Uint8Array.of(0x1d, 0x72, 1);

/** A talk with the printer over one open port: one question at a time, each with its deadline. */
export type Conversation = {
  /** Real-time status; `silent` or `garbage` when there is no answer that can be believed. */
  readonly status: () => Promise<PrinterStatus | 'silent' | 'garbage'>;
  /** Throws away whatever of an earlier job the printer still holds; false when it does not say so. */
  readonly clear: () => Promise<boolean>;
  readonly send: (bytes: Uint8Array, deadlineMs: number) => Promise<boolean>;
  /** Asks for an answer in turn. `answered()` tells whether all before it has been printed. */
  readonly askInTurn: () => Promise<{ readonly answered: () => boolean }>;
  readonly isOpen: () => boolean;
};

export function createConversation(port: PrinterPort, profile: PrinterProfile): Conversation {
  let waiting: {
    readonly kind: PrinterAnswer['kind'];
    readonly hear: (answer: PrinterAnswer) => void;
  } | null = null;
  let inTurn = 0;
  const read = createAnswerReader((answer) => {
    if (answer.kind === 'in-turn') inTurn += 1;
    else if (waiting && (answer.kind === waiting.kind || answer.kind === 'garbage')) waiting.hear(answer);
  });
  port.onData(read);

  async function ask(
    question: Uint8Array,
    kind: PrinterAnswer['kind'],
    deadlineMs: number,
  ): Promise<PrinterAnswer | null> {
    const heard = new Promise<PrinterAnswer | null>((resolve) => {
      waiting = { kind, hear: resolve };
    });
    const sent = await port.write(question, WRITE_MS);
    const answer = sent ? await within(deadlineMs, null, heard) : null;
    waiting = null;
    return answer;
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
    clear: async () => (await ask(CLEAR_BUFFER, 'cleared', CLEAR_MS))?.kind === 'cleared',
    send: port.write,
    askInTurn: async () => {
      const before = inTurn;
      await port.write(ASK_IN_TURN, WRITE_MS);
      return { answered: () => inTurn > before };
    },
    isOpen: port.isOpen,
  };
}
