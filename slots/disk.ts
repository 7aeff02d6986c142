import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the slots need of the disk; every call either has done its work or throws. */
export type Disk = {
  /** Writes a new file and brings it to the disk; the name is on the disk only after `syncFolder`. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Brings a folder's names to the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a folder with all that is in it; what is not there already is removed. */
  readonly remove: (path: string) => Promise<void>;
};

/** The real disk. */
export const realDisk: Disk = {
  write: async (path, bytes) => {
    const file = await open(path, 'wx', 0o644);
    try {
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
  },
  syncFolder: sync,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};

/** Replaces a small file whole or not at all: a new file, on the disk, renamed into its place, and that on the disk. */
export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
  const unfinished = `${path}.new`;
  await disk.remove(unfinished);
  await disk.write(unfinished, Buffer.from(text));
  await disk.rename(unfinished, path);
  await disk.syncFolder(dirname(path));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
