import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the test files of one run keep what is made once for all of them. */
const MADE = 'TOWNHALL_TEST_MADE';
const LOOK_EVERY_MS = 100;
/** A guard: a busy machine builds a page slowly. */
const HANGS_MS = 500_000;

/** From here on this process and those that it starts share what they make; the answer removes it. */
export function shareWhatIsMade(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'test-made-'));
  process.env[MADE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A folder that the first who asks in a run of tests makes, while the others wait; nobody may change it. Outside a run it is made in
 * `otherwise`.
 */
export async function madeOnce(
  name: string,
  otherwise: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const all = process.env[MADE];
  if (all === undefined) {
    await make(otherwise);
    return otherwise;
  }
  const folder = join(all, name);
  for (const endsAt = performance.now() + HANGS_MS; !existsSync(folder); ) {
    if (isMine(`${folder}.being-made`)) await makeWhole(folder, make);
    else await pause(LOOK_EVERY_MS);
    if (performance.now() > endsAt) throw new Error(`${name} was not made within ${HANGS_MS} ms`);
  }
  return folder;
}

/** One asks first. */
function isMine(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}

/** Whole or not at all: after a failure the next who waits tries it. */
async function makeWhole(folder: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  try {
    await make(`${folder}.unfinished`);
    renameSync(`${folder}.unfinished`, folder);
  } finally {
    rmSync(`${folder}.being-made`, { recursive: true, force: true });
  }
}
