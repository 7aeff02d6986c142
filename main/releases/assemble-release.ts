import { dirname, join } from 'node:path';
import {
  type PlacedFile,
  placedFiles,
  type Release,
  type ReleaseFile,
  type SignedDocument,
  type TransferFault,
} from '../../domain/release/index.ts';
import { releasePackage } from '../../domain/wire/index.ts';
import { type Disk, type ReleasePlaces, replaceFile } from '../../slots/index.ts';
import { copyWhole, type FetchTimes, fetchFile, isFileAsNamed, LEFT_FREE_BYTES } from '../download/index.ts';
import type { Downloader } from '../sync/index.ts';
import { readText } from './read-text.ts';
import { unpackPiece } from './unpack-piece.ts';

export type AssembledRelease = 'complete' | TransferFault;

export type AssembleReleaseParts = {
  readonly places: ReleasePlaces;
  readonly disk: Disk;
  readonly signed: SignedDocument;
  readonly release: Release;
  /** The program that runs: what has not changed is copied from it. */
  readonly runs: { readonly app: string; readonly release: Release };
  readonly download: Downloader;
  readonly times: FetchTimes;
  readonly closing: AbortSignal;
  /** Hears how much of the program there is, 0 to 100. */
  readonly onPercent: (percent: number) => void;
};

/**
 * Puts the files of a release together where the next slot comes from, continuing where it was interrupted. What the running
 * program has, too, is copied; for the rest its piece of the package is fetched. What an earlier try left is believed by its
 * hash alone. Throws what the disk throws.
 */
export async function assembleRelease(parts: AssembleReleaseParts): Promise<AssembledRelease> {
  const { places, disk, release } = parts;
  await begin(parts);
  const missing = await missingFiles(parts);
  const needed = missing.reduce((sum, { size, packed }) => sum + size + packed.size, LEFT_FREE_BYTES);
  if ((await disk.freeBytes(places.root)) < needed) return 'no-room';
  const whole = Math.max(
    release.files.reduce((sum, { size }) => sum + size, 0),
    1,
  );
  let have = whole - missing.reduce((sum, { size }) => sum + size, 0);
  for (const file of missing) {
    if (parts.closing.aborted) return 'interrupted';
    if (!(await copied(file, parts))) {
      const before = have;
      const fetched = await fetchPiece(file, parts, (came) =>
        parts.onPercent(Math.floor(((before + (came * file.size) / file.packed.size) / whole) * 100)),
      );
      if (fetched !== 'complete') return fetched;
    }
    have += file.size;
    parts.onPercent(Math.floor((have / whole) * 100));
  }
  return 'complete';
}

/** Keeps what an earlier try of this very release left; of another one nothing stays. */
async function begin({ places, disk, signed }: AssembleReleaseParts): Promise<void> {
  const { coming } = places;
  if ((await readText(coming.release)) !== signed.text) {
    await disk.remove(coming.folder);
    await disk.makeFolder(coming.folder);
    await replaceFile(disk, coming.release, signed.text);
  }
  await disk.makeFolder(coming.app);
  await disk.makeFolder(places.pieces);
}

async function missingFiles({ places, disk, release }: AssembleReleaseParts): Promise<PlacedFile[]> {
  const missing: PlacedFile[] = [];
  for (const file of placedFiles(release)) {
    const at = join(places.coming.app, file.path);
    if (await isFileAsNamed(at, file.size, file.sha256)) continue;
    await disk.remove(at);
    missing.push(file);
  }
  return missing;
}

/** Copies a file that the running program has, too. */
async function copied(file: ReleaseFile, { places, disk, runs }: AssembleReleaseParts): Promise<boolean> {
  const same = runs.release.files.find(({ sha256, size }) => sha256 === file.sha256 && size === file.size);
  if (!same) return false;
  const unfinished = join(places.pieces, `${file.sha256}.copy`);
  await disk.remove(unfinished);
  const named = { bytes: file.size, sha256: file.sha256 };
  if (!(await copyWhole(disk, join(runs.app, same.path), unfinished, named))) return false;
  await disk.setExecutable(unfinished, file.executable);
  const to = join(places.coming.app, file.path);
  await disk.makeFolder(dirname(to));
  await disk.place(unfinished, to);
  return true;
}

async function fetchPiece(
  file: PlacedFile,
  parts: AssembleReleaseParts,
  onCame: (bytes: number) => void,
): Promise<AssembledRelease> {
  const { places, disk, release, download, times, closing } = parts;
  const { from, packed } = file;
  const to = join(places.pieces, `${packed.sha256}.gz`);
  const path = releasePackage.path(release.package.sha256);
  const fetched = await fetchFile(
    { bytes: packed.size, sha256: packed.sha256, to, part: join(places.pieces, `${packed.sha256}.part`) },
    {
      ask: (have, signal) => download({ path, from: from + have, to: from + packed.size }, signal),
      ...{ disk, times, closing, onCame },
    },
  );
  switch (fetched) {
    case 'fetched':
      break;
    case 'wrong':
      return 'wrong-file';
    case 'gone':
      return 'interrupted';
    default:
      return fetched;
  }
  const unpacked = await unpackPiece(to, join(places.coming.app, file.path), file, disk);
  await disk.remove(to);
  return unpacked ? 'complete' : 'wrong-file';
}
