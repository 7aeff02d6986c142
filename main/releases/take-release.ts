import { codeOf } from '../../domain/failure/index.ts';
import type { Release, TransferFault } from '../../domain/release/index.ts';
import {
  bootOrFirst,
  completeComing,
  filesProblems,
  isNoRoom,
  removeOtherSlots,
  type SlotName,
  slotName,
} from '../../slots/index.ts';
import { type AssembleReleaseParts, assembleRelease } from './assemble-release.ts';
import { readText } from './read-text.ts';

export type TakenRelease =
  /** It stands in its slot, every file as signed; nothing starts it yet. */
  | { readonly kind: 'ready'; readonly slot: SlotName }
  | { readonly kind: 'failed'; readonly why: TransferFault; readonly detail: string };

export type TakeReleaseParts = Omit<AssembleReleaseParts, 'runs'> & {
  readonly runs: { readonly slot: SlotName; readonly release: Release };
};

/**
 * Brings a release that the kiosk may take into its slot. The running program's slot and the good one are never touched. After a
 * disk that failed nothing of what came is believed.
 */
export async function takeRelease(parts: TakeReleaseParts): Promise<TakenRelease> {
  const { places, disk, signed, release, runs } = parts;
  const slot = slotName(release);
  try {
    if (await isThere(parts, slot)) return { kind: 'ready', slot };
    const boot = await bootOrFirst(places);
    if ([runs.slot, boot.good].includes(slot))
      return { kind: 'failed', why: 'wrong-file', detail: `${slot} runs here under another document` };
    await removeOtherSlots({ places, disk }, boot, runs.slot);
    const assembled = await assembleRelease({
      ...parts,
      runs: { app: places.slot(runs.slot).app, release: runs.release },
    });
    if (assembled === 'disk-failed') await disk.remove(places.coming.folder);
    if (assembled !== 'complete') return { kind: 'failed', why: assembled, detail: '' };
    const installed = await completeComing({ places, disk, signed, release });
    if (installed.kind === 'installed') return { kind: 'ready', slot };
    await disk.remove(places.coming.folder);
    return { kind: 'failed', why: 'wrong-file', detail: installed.problems.slice(0, 3).join('; ') };
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    // Nobody knows what a disk holds that has failed: all of it is fetched anew.
    await disk.remove(places.coming.folder).catch(() => undefined);
    return { kind: 'failed', why: isNoRoom(error) ? 'no-room' : 'disk-failed', detail: code };
  }
}

/** Whether its slot holds this very release already, whole: the kiosk was ended between the download and the installation. */
async function isThere({ places, signed, release }: TakeReleaseParts, slot: SlotName): Promise<boolean> {
  const at = places.slot(slot);
  if ((await readText(at.release)) !== signed.text || (await readText(at.signatures)) === null) return false;
  return (await filesProblems(at.app, release.files)).length === 0;
}
