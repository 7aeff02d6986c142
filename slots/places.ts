import { join } from 'node:path';
import { z } from 'zod';
import { PROGRAM_PATH, type Release } from '../domain/release/index.ts';

/** A slot's name is its release's version and counter, e.g. `1.4.0+12`: two releases of one version never meet in a folder. */
export const SlotName = z
  .string()
  .max(80)
  .regex(/^\d[0-9A-Za-z.-]*\+\d{1,10}$/);
export type SlotName = z.infer<typeof SlotName>;

export const slotName = ({ version, counter }: Pick<Release, 'version' | 'counter'>): SlotName =>
  `${version}+${counter}`;

/** The files of one slot. */
export type SlotPlaces = {
  readonly folder: string;
  readonly release: string;
  readonly signatures: string;
  /** The unpacked program; everything below it is in the signed list. */
  readonly app: string;
  readonly program: string;
};

/** Where the releases of a kiosk are on the disk. */
export type ReleasePlaces = {
  readonly root: string;
  readonly boot: string;
  readonly slotsFolder: string;
  readonly slot: (name: string) => SlotPlaces;
  /** Where the next slot is put together. */
  readonly coming: SlotPlaces;
  /** Pieces of the package that is coming, until each is unpacked. */
  readonly pieces: string;
  /** Later lists of release keys, `2.json` and on, each signed by the keys before it. */
  readonly keysFolder: string;
  /** What the kiosk remembers of what it has followed. */
  readonly followed: string;
  readonly launcherLock: string;
  /** What the launcher has started, so that its successor can end it. */
  readonly running: string;
};

export function releasePlaces(root: string): ReleasePlaces {
  const slotsFolder = join(root, 'slots');
  return {
    root,
    boot: join(root, 'boot.json'),
    slotsFolder,
    slot: (name) => slotPlaces(join(slotsFolder, name)),
    coming: slotPlaces(join(root, 'coming')),
    pieces: join(root, 'coming', 'pieces'),
    keysFolder: join(root, 'keys'),
    followed: join(root, 'followed.json'),
    launcherLock: join(root, 'launcher.lock'),
    running: join(root, 'running.json'),
  };
}

function slotPlaces(folder: string): SlotPlaces {
  return {
    folder,
    release: join(folder, 'release.json'),
    signatures: join(folder, 'release.sig.json'),
    app: join(folder, 'app'),
    program: join(folder, 'app', PROGRAM_PATH),
  };
}
