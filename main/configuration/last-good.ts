import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { BillKind, Town } from '../../domain/town/index.ts';
import { TerminalSettings } from '../../hardware/terminal/index.ts';
import { readTextFile } from './read-json-file.ts';
import { KioskSettings } from './settings.ts';

/** All settings of a kiosk, checked: read once at start, passed down, never changed. */
export const Configuration = z
  .object({
    settings: KioskSettings,
    /** The terminal's settings with its secret and its certificate read from their files. */
    terminal: TerminalSettings,
    town: Town,
    billKinds: z.array(BillKind).readonly(),
  })
  .readonly();
export type Configuration = z.infer<typeof Configuration>;

/** Settings and a whole town, each file of which may have 1 MB. */
const LARGEST_COPY_BYTES = 64_000_000;

const fileIn = (dataFolder: string): string => join(dataFolder, 'last-good.json');

/** The configuration that was good the last time, or null when there is none that can be used. */
export async function readLastGood(dataFolder: string): Promise<Configuration | null> {
  const text = await readTextFile(fileIn(dataFolder), LARGEST_COPY_BYTES);
  if (text.kind === 'problem') return null;
  try {
    const parsed = Configuration.safeParse(JSON.parse(text.value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a configuration as the last good one: whole or not at all, readable by this user alone (the terminal's secret is in
 * it), on the disk when this returns. Returns false when it could not be written.
 */
export async function keepLastGood(dataFolder: string, configuration: Configuration): Promise<boolean> {
  const path = fileIn(dataFolder);
  const content = JSON.stringify(configuration);
  const kept = await readTextFile(path, LARGEST_COPY_BYTES);
  if (kept.kind === 'read' && kept.value === content) return true;
  try {
    await writeSynced(`${path}.new`, content);
    await rename(`${path}.new`, path);
    await syncFolder(dirname(path));
    return true;
  } catch {
    return false;
  }
}

async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
