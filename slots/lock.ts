import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A lock that the kernel keeps: it ends with this process, however that ends. */
export type Lock = { readonly release: () => void };

/**
 * Takes a lock, or returns null when another process has it. flock(1) locks the open file that it inherits, and this process
 * keeps that open; programs that it starts do not inherit it.
 */
export function takeLock(file: string): Lock | null {
  const handle = openSync(file, 'a', 0o600);
  const { status, error } = spawnSync('flock', ['--exclusive', '--nonblock', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', handle],
  });
  if (status === 0) return { release: () => closeSync(handle) };
  closeSync(handle);
  if (status === 1) return null;
  throw error ?? new Error(`flock ended with ${status}`);
}
