import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSynced } from '../disk/index.ts';
import { sha256 } from '../hash/index.ts';
import { copyFileSynced } from './copy-file.ts';
import type { Manifest } from './manifest.ts';

/** A backup that is being made: what is put into it is named for its manifest. Paths are inside it. */
export type Filling = {
  readonly folders: string[];
  readonly files: Manifest['files'];
  readonly folder: (path: string) => Promise<void>;
  /** Throws what reading and writing throw, e.g. ENOENT where there is no such file, and ENOSPC. */
  readonly file: (source: string, path: string) => Promise<void>;
  readonly text: (path: string, text: string) => Promise<void>;
};

/** Makes the folder of a backup. After the signal nothing more is copied into it. */
export async function startFilling(folder: string, signal?: AbortSignal): Promise<Filling> {
  await mkdir(folder, { mode: 0o700 });
  const folders: string[] = [];
  const files: Manifest['files'] = [];
  return {
    folders,
    files,
    folder: async (path) => {
      await mkdir(join(folder, path), { recursive: true, mode: 0o700 });
      folders.push(path);
    },
    file: async (source, path) => {
      signal?.throwIfAborted();
      files.push({ path, ...(await copyFileSynced(source, join(folder, path))) });
    },
    text: async (path, text) => {
      await writeSynced(join(folder, path), text);
      files.push({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) });
    },
  };
}
