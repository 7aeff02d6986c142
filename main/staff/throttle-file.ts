import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { codeOf } from '../../domain/failure/index.ts';
import { NOTHING_WRONG, ThrottleState } from './throttle.ts';

/**
 * Keeps the throttle's state in a file. A file that cannot be read counts as five wrong PINs just now, so that
 * damaging it gains nothing; a file that cannot be written leaves the state in memory.
 */
export function throttleInFile(
  path: string,
  nowMs: () => number,
): { read(): ThrottleState; write(state: ThrottleState): void } {
  let state = readState(path, nowMs);
  return {
    read: () => state,
    write(next) {
      state = next;
      try {
        writeWhole(path, JSON.stringify(next));
      } catch {
        // A full disk must not keep staff out: the count goes on in memory.
      }
    },
  };
}

function readState(path: string, nowMs: () => number): ThrottleState {
  try {
    return ThrottleState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? NOTHING_WRONG : { wrong: 0, locks: 1, lockedAtMs: nowMs() };
  }
}

function writeWhole(path: string, content: string): void {
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}
