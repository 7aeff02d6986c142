import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../domain/failure/index.ts';

/** The content of a secret's file, or null when there is no such file. Other errors throw. */
export function readSecret(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Deletes a secret's file; false when it is still there. */
export function deleteSecret(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

/** Writes a file that only this user can read, whole or not at all: to a new file, synced, renamed, the folder synced. */
export function writeSecret(path: string, content: string): void {
  const unfinished = `${path}.new`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * The key of the journal's cipher: a systemd credential `journal-key` where the service has one, else a 0600 file in
 * the kiosk's folder, made at the first start.
 */
export function journalKey(folder: string, credentialsFolder: string | undefined): string {
  const credential = credentialsFolder ? readSecret(join(credentialsFolder, 'journal-key')) : null;
  if (credential) return credential.trim();
  const path = join(folder, 'journal.key');
  const kept = readSecret(path);
  if (kept !== null) return kept.trim();
  const key = randomBytes(32).toString('hex');
  writeSecret(path, key);
  return key;
}
