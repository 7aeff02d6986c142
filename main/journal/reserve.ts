import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Enough for the results of a payment under way, their write-ahead log included. */
const RESERVE_BYTES = 2 * 1024 * 1024;

/** Disk space kept free for what a device has done already: given back to the disk when it is full. */
export type Reserve = {
  /** Takes the space from the disk; false when there is none. */
  readonly fill: () => boolean;
  /** Gives the space back; false when it was given back before. */
  readonly release: () => boolean;
};

/** The reserve as a file of real bytes beside the journal. */
export function createReserve(path: string): Reserve {
  const fill = (): boolean => {
    if (existsSync(path)) return true;
    const unfinished = `${path}.new`;
    try {
      const file = openSync(unfinished, 'w', 0o600);
      try {
        const block = Buffer.alloc(64 * 1024, 0x5a);
        for (let written = 0; written < RESERVE_BYTES; written += writeSync(file, block));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(unfinished, path);
      return true;
    } catch {
      // No space: the half-written file must not take the little that is left.
      rmSync(unfinished, { force: true });
      return false;
    }
  };
  const release = (): boolean => {
    if (!existsSync(path)) return false;
    rmSync(path, { force: true });
    return true;
  };
  return { fill, release };
}
