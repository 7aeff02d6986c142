import { setTimeout as pause } from 'node:timers/promises';
import { filesProblems, type ReleasePlaces, type Slot, type SlotName } from '../slots/index.ts';
import { type FileMark, type LookAtFile, marksOf, sameMarks } from './file-marks.ts';

type SignedSlot = Extract<Slot, { kind: 'signed' }>;

/** A file system's clock stands still between two ticks: of what changed so shortly before, a later change might show no other time. */
const SETTLED_AFTER_MS = 2_000;
/** After each megabyte: a tenth of one core at most. */
const REST_MS = 10;

/** Knows whether the files of a slot are as its release says. */
export type SlotVerifier = {
  /**
   * What is wrong with the files, before they are started; nothing when they are as signed. Called while no program runs. It reads all of
   * them, unless it has read them before, `mayLook`, and the file system says that nothing has touched them since.
   */
  readonly beforeStart: (slot: SignedSlot, mayLook: boolean) => Promise<readonly string[]>;
  /** Whether a slot was started by a look alone, so that its files have still to be read. */
  readonly owesReading: (name: SlotName) => boolean;
  /** Reads them while the program runs, slowly. Returns what is wrong; nothing also when it was asked to stop. */
  readonly whileRunning: (slot: SignedSlot, stop: AbortSignal) => Promise<readonly string[]>;
  /** From now on a look at this slot is not enough. */
  readonly forget: (name: SlotName) => void;
};

export type VerifierParts = {
  readonly places: ReleasePlaces;
  readonly look: LookAtFile;
  readonly nowMs: () => number;
  readonly say: (sentence: string) => void;
};

/** What was seen of a slot in the moment in which it was read whole, by its release document. */
type Read = { readonly sha256: string; readonly marks: readonly FileMark[] };

/**
 * What was read is remembered in this process alone: a file with it would belong to the user that the program runs as, who could
 * forge it (decision 023). It is never replaced by what is read while a program runs, which could change a file under it.
 */
export function createSlotVerifier({ places, look, nowMs, say }: VerifierParts): SlotVerifier {
  const known = new Map<string, Read>();
  const owing = new Set<string>();
  const marks = ({ name, release }: SignedSlot): Promise<readonly FileMark[] | null> =>
    marksOf(look, places.slot(name).app, release.files);
  const forget = (name: string): void => {
    known.delete(name);
    owing.delete(name);
  };
  const isUntouched = async (slot: SignedSlot): Promise<boolean> => {
    const before = known.get(slot.name);
    if (before?.sha256 !== slot.sha256) return false;
    const now = await marks(slot);
    return now !== null && sameMarks(before.marks, now);
  };
  const readAll = async (slot: SignedSlot): Promise<readonly string[]> => {
    const begunMs = nowMs();
    const before = await marks(slot);
    const problems = await filesProblems(places.slot(slot.name).app, slot.release.files);
    if (problems.length > 0 || before === null) return problems;
    const after = await marks(slot);
    const settled = before.every(({ changedAtMs }) => changedAtMs < begunMs - SETTLED_AFTER_MS);
    if (settled && after !== null && sameMarks(before, after))
      known.set(slot.name, { sha256: slot.sha256, marks: after });
    return problems;
  };
  return {
    beforeStart: async (slot, mayLook) => {
      const begun = performance.now();
      const tookMs = (): number => Math.round(performance.now() - begun);
      const { length } = slot.release.files;
      if (mayLook && (await isUntouched(slot))) {
        owing.add(slot.name);
        say(
          `Nothing has touched the ${length} files of ${slot.name} since they were read (${tookMs()} ms); reads them again while it runs.`,
        );
        return [];
      }
      forget(slot.name);
      const problems = await readAll(slot);
      if (problems.length === 0) say(`All ${length} files of ${slot.name} are as signed (${tookMs()} ms).`);
      return problems;
    },
    owesReading: (name) => owing.has(name),
    whileRunning: async (slot, stop) => {
      const problems = await filesProblems(places.slot(slot.name).app, slot.release.files, {
        openAtOnce: 1,
        rest: () => pause(REST_MS, undefined, { signal: stop }),
      });
      if (stop.aborted) return [];
      if (problems.length > 0) forget(slot.name);
      else {
        owing.delete(slot.name);
        say(`All ${slot.release.files.length} files of ${slot.name} are as signed, read while it runs.`);
      }
      return problems;
    },
    forget,
  };
}
