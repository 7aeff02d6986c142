import { createListeners } from '../serial-lines/index.ts';
import type { CodeScanner, ScannerStatus, UnreadableCode } from './code-scanner.ts';

/** A scanner that the machine takes for a keyboard: it types the code and Enter. */
export type KeyboardScanner = CodeScanner & {
  readonly take: (line: string) => void;
  readonly takeUnreadable: (reason: UnreadableCode) => void;
};

export function createKeyboardScanner(): KeyboardScanner {
  const codes = createListeners<string>();
  const unreadable = createListeners<UnreadableCode>();
  const statuses = createListeners<ScannerStatus>();
  return {
    onCode: codes.add,
    onUnreadable: unreadable.add,
    // A keyboard that is unplugged sends nothing: assume that it is connected.
    status: () => ({ connection: 'online' }),
    onStatus: statuses.add,
    take: codes.tell,
    takeUnreadable: unreadable.tell,
    async close() {
      codes.clear();
      unreadable.clear();
    },
  };
}
