import { rename, writeFile } from 'node:fs/promises';
import { messageOf } from '../../domain/failure/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import type { EndReason, Health } from '../../slots/index.ts';

const BEAT_MS = 2_000;

export type HealthParts = {
  readonly file: string;
  readonly pid: number;
  /** How the program is now. */
  readonly look: () => Pick<Health, 'painted' | 'journal' | 'reached'>;
  readonly log: (event: string, facts: Readonly<Record<string, string>>) => void;
  readonly timers?: typeof realTimers;
};

export type HealthBeat = {
  /**
   * Tells the launcher why this program is about to end: its last word. No beat follows, so that a program which does not come
   * to its end is ended.
   */
  readonly end: (why: EndReason) => Promise<void>;
};

/**
 * Writes how the program is, for the launcher, for as long as the main loop turns. A file that cannot be written is tried again
 * at the next beat; it is not brought to the disk, because nothing of it counts after the machine went down.
 */
export function startHealth(parts: HealthParts): HealthBeat {
  const { file, pid, look, log, timers = realTimers } = parts;
  let beat = 0;
  let closed = false;
  let ending: EndReason | null = null;
  let failing = false;
  let cancel = (): void => undefined;

  async function write(): Promise<void> {
    beat += 1;
    try {
      const health: Health = { pid, beat, ...look(), ending };
      await writeFile(`${file}.new`, JSON.stringify(health), { mode: 0o600 });
      await rename(`${file}.new`, file);
      failing = false;
    } catch (error) {
      if (!failing) log('health-not-written', { why: messageOf(error) });
      failing = true;
    }
    if (!closed) cancel = timers.after(BEAT_MS, writeInTurn);
  }

  /** One write at a time: they share the unfinished file. */
  let writing = Promise.resolve();
  function writeInTurn(): void {
    writing = writing.then(write);
  }

  writeInTurn();
  return {
    end: async (why) => {
      if (!closed) {
        ending = why;
        closed = true;
        cancel();
        writeInTurn();
      }
      await writing;
    },
  };
}
