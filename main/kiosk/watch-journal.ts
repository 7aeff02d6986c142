import type { AppendFailure, Journal } from '../journal/index.ts';
import type { Log } from '../log/index.ts';
import type { Troubles } from './troubles.ts';

export type JournalWatch = {
  /** The journal has not taken an entry. */
  readonly stuck: (why: AppendFailure) => void;
  readonly close: () => void;
};

export type JournalWatchParts = {
  readonly journal: Journal;
  readonly troubles: Troubles;
  /** Resumes what had to stop. */
  readonly resume: () => void;
  readonly unused: () => boolean;
  readonly restart: () => void;
  readonly log: Log;
};

const LOOK_EVERY_MS = 5_000;

/**
 * Keeps the kiosk out of order while its journal takes nothing, and brings it back: when the disk has room again, or,
 * after a failed write, by a new start that opens and checks the file, as soon as nobody stands at the screen.
 */
export function watchJournal(parts: JournalWatchParts): JournalWatch {
  let restarting = false;

  function stuck(why: AppendFailure): void {
    parts.log('journal-stuck', { why });
    const message =
      why === 'disk-full'
        ? 'The disk is full: payments are off until there is room again.'
        : 'The disk failed: the kiosk will start anew and check its journal.';
    parts.troubles.set('journal', message);
  }

  const timer = setInterval(() => {
    const trouble = parts.journal.trouble();
    if (trouble !== null) stuck(trouble);
    if (trouble === 'disk-full') {
      if (!parts.journal.recover()) return;
      parts.log('journal-recovered');
      parts.troubles.clear('journal');
      parts.resume();
    } else if (trouble === 'poisoned' && parts.unused() && !restarting) {
      restarting = true;
      parts.restart();
    }
  }, LOOK_EVERY_MS);

  return { stuck, close: () => clearInterval(timer) };
}
