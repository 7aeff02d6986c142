import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../domain/failure/index.ts';

/** A file that is being written. */
export type Writing = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Brings what was written to the disk, and ends. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

/** What releases and content need of the disk; every call either has done its work or throws. */
export type Disk = {
  /** Opens a file to continue at its end; makes it. Its name is on the disk only after `syncFolder`. */
  readonly append: (path: string) => Promise<Writing>;
  /** Copies a file, and brings the copy to the disk. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Puts a file or folder into its place, and that to the disk. */
  readonly place: (from: string, to: string) => Promise<void>;
  /** Lets a file be executed, or not; brings that to the disk. */
  readonly setExecutable: (path: string, executable: boolean) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Brings a folder's names to the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Removes a file, or a folder with all that is in it; what is not there already is removed. */
  readonly remove: (path: string) => Promise<void>;
  readonly freeBytes: (folder: string) => Promise<number>;
};

/** The real disk. Its files are those of the user whose program it is; others may not read them. */
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
  setExecutable: async (path, executable) => {
    await chmod(path, executable ? 0o700 : 0o600);
    await sync(path);
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  syncFolder: sync,
  remove: (path) => rm(path, { recursive: true, force: true }),
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** Replaces a small file whole or not at all: a new file, on the disk, put into its place, and that on the disk. */
export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
  const unfinished = `${path}.new`;
  await disk.remove(unfinished);
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
