import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Release, SignedDocument } from '../domain/release/index.ts';
import { type Boot, FIRST_BOOT, newTrial, readBoot, writeBoot } from './boot.ts';
import { type Disk, replaceFile } from './disk.ts';
import { type ReleasePlaces, type SlotName, slotName } from './places.ts';
import { filesProblems } from './verify-files.ts';

export type Installed =
  | { readonly kind: 'installed'; readonly slot: SlotName }
  /** The files that came are not those of the list. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

export type InstallParts = {
  readonly places: ReleasePlaces;
  readonly disk: Disk;
  /** The release as the release keys signed it; the caller has verified it and may take it. */
  readonly signed: SignedDocument;
  readonly release: Release;
};

/**
 * Makes a slot of what has come: every file is read back and compared with the signed list, all of it is brought to the disk, and
 * one rename puts it beside the others. Whatever ends this, and wherever: the slots that are there stay whole, and the new one is
 * there whole or not at all. Throws what the disk throws.
 */
export async function completeComing(parts: InstallParts): Promise<Installed> {
  const { places, disk, signed, release } = parts;
  const { coming } = places;
  const slot = slotName(release);
  await disk.remove(places.pieces);
  const problems = await filesProblems(coming.app, release.files);
  if (problems.length > 0) return { kind: 'wrong', problems };
  await replaceFile(disk, coming.release, signed.text);
  await replaceFile(disk, coming.signatures, JSON.stringify({ signatures: signed.signatures }));
  for (const folder of foldersOf(coming.app, release)) await disk.syncFolder(folder);
  await disk.syncFolder(coming.folder);
  await disk.makeFolder(places.slotsFolder);
  // Only what nobody starts: the caller never installs over what runs or what is good.
  await disk.remove(places.slot(slot).folder);
  await disk.place(coming.folder, places.slot(slot).folder);
  await disk.syncFolder(places.root);
  return { kind: 'installed', slot };
}

/** Every folder of a program, the deepest first. */
function foldersOf(app: string, { files }: Release): readonly string[] {
  const folders = new Set([app]);
  for (const { path } of files)
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(join(app, folder));
  return [...folders].sort((one, other) => other.length - one.length);
}

/** Removes all slots but these. Without a good slot nobody knows which one works: then all stay. */
export async function removeOtherSlots(
  { places, disk }: Pick<InstallParts, 'places' | 'disk'>,
  boot: Boot,
  running: SlotName,
): Promise<void> {
  if (boot.good === null) return;
  const kept = [running, boot.good, boot.trial?.slot];
  const names = await readdir(places.slotsFolder).catch(() => []);
  for (const name of names) if (!kept.includes(name)) await disk.remove(places.slot(name).folder);
}

/** Lets the launcher try a slot at its next start. `reached` is what the program reaches that runs now. */
export async function beginTrial(
  { places, disk }: Pick<InstallParts, 'places' | 'disk'>,
  slot: SlotName,
  reached: readonly string[],
): Promise<void> {
  const boot = await bootOrFirst(places);
  await writeBoot(disk, places.boot, { ...boot, trial: newTrial(slot, reached) });
}

/** What the launcher goes by; what a kiosk begins with when there is nothing to read. */
export async function bootOrFirst({ boot }: ReleasePlaces): Promise<Boot> {
  const read = await readBoot(boot);
  return read.kind === 'read' ? read.boot : FIRST_BOOT;
}
