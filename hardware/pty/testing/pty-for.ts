import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPty, type Pty } from '../index.ts';

/** A pty for a test, in a folder of its own. Both are put among what the test closes at its end. */
export async function ptyFor(open: { close(): unknown }[]): Promise<Pty> {
  const folder = mkdtempSync(join(tmpdir(), 'pty-'));
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  const result = await openPty(join(folder, 'line'));
  if (result.kind === 'unavailable') throw new Error(result.reason);
  open.push(result.pty);
  return result.pty;
}
