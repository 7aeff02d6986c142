import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FileHash } from '../domain/content/index.ts';
import { FallbackReason, ProgramExit, ReleaseVersion } from '../domain/release/index.ts';
import { type Disk, replaceFile } from './disk.ts';
import { SlotName } from './places.ts';

/** How often a new release is started, and how often its trials may be cut short from outside, before it is given up. */
export const TRIES = 3;
export const INTERRUPTIONS = 10;
const MOST_QUARANTINED = 50;
const MOST_REACHED = 20;

/** What a kiosk can reach, e.g. `printer` or `central`. */
export const Reached = z.array(z.string().min(1).max(40)).max(MOST_REACHED);

/** A new release that has to show that it works. */
export const Trial = z.strictObject({
  slot: SlotName,
  triesLeft: z.int().min(0).max(TRIES),
  /** Trials that end because the machine or the launcher ends are no failures of the release; but they too have to end. */
  interruptionsLeft: z.int().min(0).max(INTERRUPTIONS),
  /** Under which boot of the machine a try was begun that has no outcome yet; null when none is. */
  running: z.string().max(60).nullable(),
  /** Why the last try failed; null before. */
  lastFailure: FallbackReason.nullable(),
  /** What the release before reached when this one was installed. */
  reached: Reached,
});
export type Trial = z.infer<typeof Trial>;

/** A release that failed on this kiosk. */
export const Quarantined = z.strictObject({
  slot: SlotName,
  version: ReleaseVersion,
  /** Of its document. */
  sha256: FileHash,
  why: FallbackReason,
  exit: ProgramExit.optional(),
  at: z.iso.datetime(),
});
export type Quarantined = z.infer<typeof Quarantined>;

/** What the launcher starts next. */
export const Boot = z.strictObject({
  format: z.literal('townhall-boot'),
  /** The slot that has shown that it works; null before the first has. */
  good: SlotName.nullable(),
  trial: Trial.nullable(),
  /** The highest security floor of all releases that were healthy here. */
  floor: z.int().min(1),
  /** The highest version of the journal that a release which was started here writes. */
  journal: z.int().min(1).default(1),
  quarantined: z.array(Quarantined).max(MOST_QUARANTINED),
});
export type Boot = z.infer<typeof Boot>;

export const FIRST_BOOT: Boot = {
  format: 'townhall-boot',
  good: null,
  trial: null,
  floor: 1,
  journal: 1,
  quarantined: [],
};

export const newTrial = (slot: SlotName, reached: readonly string[]): Trial => ({
  slot,
  triesLeft: TRIES,
  interruptionsLeft: INTERRUPTIONS,
  running: null,
  lastFailure: null,
  reached: [...reached],
});

/** Adds to the quarantine; the oldest leave a list that is full. */
export const quarantine = (boot: Boot, one: Quarantined): Boot => ({
  ...boot,
  quarantined: [...boot.quarantined.filter(({ sha256 }) => sha256 !== one.sha256), one].slice(
    -MOST_QUARANTINED,
  ),
});

/** `damaged`: there is a file, and it cannot be used. */
export type ReadBoot =
  | { readonly kind: 'read'; readonly boot: Boot }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly why: string };

export async function readBoot(file: string): Promise<ReadBoot> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? { kind: 'none' } : { kind: 'damaged', why: `it cannot be read (${code})` };
  }
  try {
    const read = Boot.safeParse(JSON.parse(text));
    return read.success
      ? { kind: 'read', boot: read.data }
      : { kind: 'damaged', why: 'it is not what a launcher writes' };
  } catch {
    return { kind: 'damaged', why: 'it is no JSON' };
  }
}

export const writeBoot = (disk: Disk, file: string, boot: Boot): Promise<void> =>
  replaceFile(disk, file, JSON.stringify(boot));
