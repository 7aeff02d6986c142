import { open } from 'node:fs/promises';

/** Has what a folder names on the disk: files that were made in it, or renamed. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
