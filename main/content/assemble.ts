import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BundleFile, bytesOf, type ContentManifest } from '../../domain/content/index.ts';
import { contentFile } from '../../domain/wire/index.ts';
import { type Disk, isNoRoom } from '../../slots/index.ts';
import {
  copyWhole,
  type Fetched,
  type FetchTimes,
  fetchFile,
  LEFT_FREE_BYTES,
  type WantedFile,
} from '../download/index.ts';
import type { Downloader } from '../sync/index.ts';
import type { BundleStore } from './bundle-store.ts';

/** How far a version has come. Everything but `wrong` is worth another try. */
export type Assembled = 'complete' | Exclude<Fetched, 'fetched'>;

export type AssembleParts = {
  readonly store: BundleStore;
  readonly disk: Disk;
  readonly download: Downloader;
  readonly times: FetchTimes;
  readonly closing: AbortSignal;
  /** The version that is shown: what has not changed is copied from it. */
  readonly shown: { readonly folder: string; readonly manifest: ContentManifest } | null;
};

/** Puts the files of a version together in the store's coming folder, continuing where it was interrupted, and verifies them all. */
export async function assemble(manifest: ContentManifest, parts: AssembleParts): Promise<Assembled> {
  const { store, disk } = parts;
  try {
    const missing = await missingFiles(store.coming, manifest);
    if ((await disk.freeBytes(store.coming)) < bytesOf(missing) + LEFT_FREE_BYTES) return 'no-room';
    for (const file of missing) {
      if (parts.closing.aborted) return 'interrupted';
      if (await copied(file, parts)) continue;
      const fetched = await fetchFile(wantedIn(store.coming, file), {
        ...parts,
        ask: (from, signal) =>
          parts.download({ path: contentFile.path, body: { sha256: file.sha256, from } }, signal),
      });
      if (fetched !== 'fetched') return fetched;
    }
    // Everything again, also what an earlier try left: nothing is shown that was not read back as it was signed.
    const damaged = await store.damaged(store.coming, manifest);
    for (const path of damaged) await rm(join(store.coming, path), { recursive: true, force: true });
    return damaged.length === 0 ? 'complete' : 'wrong';
  } catch (error) {
    if (isNoRoom(error)) return 'no-room';
    throw error;
  }
}

const wantedIn = (folder: string, { path, bytes, sha256 }: BundleFile): WantedFile => ({
  bytes,
  sha256,
  to: join(folder, path),
  part: join(folder, `${sha256}.part`),
});

async function missingFiles(folder: string, { files }: ContentManifest): Promise<readonly BundleFile[]> {
  const missing: BundleFile[] = [];
  for (const file of files) {
    const size = await stat(join(folder, file.path)).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    );
    if (size !== file.bytes) missing.push(file);
  }
  return missing;
}

/** Copies a file that the shown version has, too. */
async function copied(file: BundleFile, { store, disk, shown }: AssembleParts): Promise<boolean> {
  const same = shown?.manifest.files.find(({ sha256 }) => sha256 === file.sha256);
  if (!shown || !same) return false;
  return copyWhole(disk, join(shown.folder, same.path), join(store.coming, file.path), file);
}
