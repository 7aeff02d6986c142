import { constants } from 'node:fs';
import { copyFile, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../../domain/failure/index.ts';

/** A file that is being written. */
export type Writing = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Brings what was written to the disk, and ends. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

/** What the bundles need of the disk. */
export type Disk = {
  /** Opens a file to go on writing at its end; makes it. */
  readonly append: (path: string) => Promise<Writing>;
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Puts a file or folder into its place, and that to the disk. */
  readonly place: (from: string, to: string) => Promise<void>;
  readonly freeBytes: (folder: string) => Promise<number>;
};

/** The real disk. */
export const realDisk: Disk = {
  append: async (path) => {
    const file = await open(path, 'a', 0o600);
    return {
      write: async (bytes) => {
        for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      },
      finish: async () => {
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      },
      abandon: () => file.close(),
    };
  },
  copy: async (from, to) => {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await sync(to);
  },
  place: async (from, to) => {
    await rename(from, to);
    await sync(dirname(to));
  },
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** Writes a small file whole or not at all: to a new file, on the disk, put in its place. */
export async function writeWhole(disk: Disk, path: string, text: string): Promise<void> {
  const unfinished = `${path}.new`;
  await rm(unfinished, { force: true });
  const file = await disk.append(unfinished);
  try {
    await file.write(Buffer.from(text));
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
  await disk.place(unfinished, path);
}

/** Whether an error says that the disk is full. */
export const isNoRoom = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
