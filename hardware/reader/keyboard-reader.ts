import { createListeners } from '../serial-lines/index.ts';
import { readCardLine } from './card-number.ts';
import type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from './card-reader.ts';

/** A reader that the machine takes for a keyboard: it types the card's number and Enter. */
export type KeyboardReader = CardReader & {
  readonly take: (line: string) => void;
  readonly takeUnreadable: (reason: 'too-long' | 'cut-short') => void;
};

export function createKeyboardReader(): KeyboardReader {
  const cards = createListeners<PresentedCard>();
  const unreadable = createListeners<UnreadableCard>();
  const statuses = createListeners<ReaderStatus>();
  return {
    onCard: cards.add,
    onUnreadable: unreadable.add,
    // A keyboard that is unplugged sends nothing: assume that it is connected.
    status: () => ({ connection: 'online' }),
    onStatus: statuses.add,
    take(line) {
      const read = readCardLine(line);
      if (read.kind === 'card') cards.tell(read.card);
      else unreadable.tell(read.reason);
    },
    takeUnreadable: unreadable.tell,
    async close() {
      cards.clear();
      unreadable.clear();
    },
  };
}
