import type { FallbackReason, ProgramExit } from '../domain/release/index.ts';
import { type Boot, quarantine, type Slot, type Trial } from '../slots/index.ts';

/** What the launcher knows when it decides. */
export type StartFacts = {
  readonly boot: Boot;
  readonly slots: ReadonlyMap<string, Slot>;
  /** How often each slot has ended too early since this launcher began, without showing that it works in between. */
  readonly failures: ReadonlyMap<string, number>;
  /** The machine's present boot (the kernel's boot_id). */
  readonly bootId: string;
  readonly now: Date;
};

/** What happens next. `boot` is on the disk before anything is started; `said` are sentences for the log. */
export type NextStart =
  | {
      readonly kind: 'start';
      readonly slot: SignedSlot;
      readonly onTrial: boolean;
      readonly boot: Boot;
      readonly said: readonly string[];
    }
  | { readonly kind: 'nothing'; readonly boot: Boot; readonly said: readonly string[] };

/** After so many failures in a row another slot gets its turn. */
const FAILURES_BEFORE_ANOTHER = 5;

type SignedSlot = Extract<Slot, { kind: 'signed' }>;

/** Decides what is started next. Whatever is signed and whole can be started in the end, also what failed before: a kiosk that shows something is better than one that shows nothing. */
export function nextStart(facts: StartFacts): NextStart {
  const { boot, said } = settleTrial(facts);
  const { trial } = boot;
  const onTrial = trial && facts.slots.get(trial.slot);
  if (trial && onTrial?.kind === 'signed') {
    const triesLeft = trial.triesLeft - 1;
    return {
      kind: 'start',
      slot: onTrial,
      onTrial: true,
      boot: writingJournal({ ...boot, trial: { ...trial, triesLeft, running: facts.bootId } }, onTrial),
      said: [...said, `Starts ${trial.slot} on trial; after this, ${triesLeft} more tries are left.`],
    };
  }
  const [best] = candidates(boot, facts);
  if (best) {
    return {
      kind: 'start',
      slot: best,
      onTrial: false,
      boot: writingJournal(boot, best),
      said: [...said, `Starts ${best.name}${whyThis(best.name, boot, facts)}.`],
    };
  }
  return { kind: 'nothing', boot, said: [...said, nothingSentence(facts.slots)] };
}

/** What is started writes its version of the journal: no program that cannot read it is of use from now on. */
function writingJournal(boot: Boot, { release }: SignedSlot): Boot {
  const { writes } = release.journalSchema;
  return writes > boot.journal ? { ...boot, journal: writes } : boot;
}

/** Ends a trial that is used up or cannot be started, and gives back a try that was cut short from outside. */
function settleTrial(facts: StartFacts): { boot: Boot; said: readonly string[] } {
  const { boot, slots } = facts;
  if (!boot.trial) return { boot, said: [] };
  const said: string[] = [];
  let trial = boot.trial;
  if (trial.running !== null) {
    said.push(
      `The trial of ${trial.slot} was cut short: ${
        trial.running === facts.bootId ? 'the launcher was ended' : 'the machine went down'
      }. This counts as no failure.`,
    );
    trial = {
      ...trial,
      triesLeft: trial.triesLeft + 1,
      interruptionsLeft: trial.interruptionsLeft - 1,
      running: null,
    };
  }
  const slot = slots.get(trial.slot);
  const settled = { ...boot, trial };
  if (slot?.kind !== 'signed') {
    const why = slot?.why ?? 'it is not there';
    said.push(`Gives up ${trial.slot}: ${why}. Goes back to ${boot.good ?? 'what there is'}.`);
    return { boot: { ...settled, trial: null }, said };
  }
  const goodSlot = slots.get(boot.good ?? '');
  if (!readsJournal(slot, boot.journal) || (goodSlot && !canGoBack(slot, goodSlot))) {
    said.push(
      `Does not try ${trial.slot}: after it the journal could not be read by ${boot.good}, or it cannot read the one that there is.`,
    );
    return { boot: { ...settled, trial: null }, said };
  }
  const why = whyGivenUp(trial);
  if (!why) return { boot: settled, said };
  said.push(
    `Gives up ${trial.slot} after its last try (${why}) and keeps it in quarantine. Goes back to ${boot.good ?? 'what there is'}.`,
  );
  return { boot: inQuarantine(settled, slot, { why, exit: null }, facts.now), said };
}

const readsJournal = ({ release: { journalSchema } }: SignedSlot, version: number): boolean =>
  journalSchema.min <= version && version <= journalSchema.max;

/** Whether the release that would start again after a fallback reads what the one on trial writes. */
const canGoBack = (tried: SignedSlot, good: Slot): boolean =>
  good.kind !== 'signed' || tried.release.journalSchema.writes <= good.release.journalSchema.max;

function whyGivenUp({ triesLeft, interruptionsLeft, lastFailure }: Trial): FallbackReason | null {
  if (triesLeft <= 0) return lastFailure ?? 'not-healthy-in-time';
  return interruptionsLeft <= 0 ? 'cut-short-too-often' : null;
}

/** The boot file without its trial, and the release of the trial in quarantine. */
export function inQuarantine(
  boot: Boot,
  { name, release, sha256 }: SignedSlot,
  { why, exit }: { readonly why: FallbackReason; readonly exit: ProgramExit | null },
  now: Date,
): Boot {
  const at = now.toISOString();
  const one = { slot: name, version: release.version, sha256, why, ...(exit === null ? {} : { exit }), at };
  return quarantine({ ...boot, trial: null }, one);
}

/** All slots that can be started, the best first. */
function candidates(boot: Boot, { slots, failures }: Pick<StartFacts, 'slots' | 'failures'>): SignedSlot[] {
  const failed = new Set(boot.quarantined.map(({ sha256 }) => sha256));
  const rank = (slot: SignedSlot): number => {
    if (slot.release.counter < boot.floor) return 4;
    if (!readsJournal(slot, boot.journal)) return 3;
    if (failed.has(slot.sha256)) return 2;
    return slot.name === boot.good ? 0 : 1;
  };
  const rounds = (name: string): number => Math.floor((failures.get(name) ?? 0) / FAILURES_BEFORE_ANOTHER);
  return [...slots.values()]
    .filter((slot) => slot.kind === 'signed')
    .sort(
      (one, other) =>
        rounds(one.name) - rounds(other.name) ||
        rank(one) - rank(other) ||
        other.release.counter - one.release.counter,
    );
}

/** Why this one and not another; nothing needs to be said of the good one. */
function whyThis(name: string, { good }: Boot, { slots, failures }: StartFacts): string {
  if (name === good) return '';
  if (good === null) return ': no release has shown yet that it works here';
  const slot = slots.get(good);
  if (slot?.kind !== 'signed') return ` because ${good} cannot be started: ${slot?.why ?? 'it is not there'}`;
  return ` because ${good} ended too early ${failures.get(good) ?? 0} times`;
}

function nothingSentence(slots: ReadonlyMap<string, Slot>): string {
  if (slots.size === 0) return 'Out of order: no release is installed.';
  const each = [...slots.values()].map((slot) =>
    slot.kind === 'unusable' ? `${slot.name} (${slot.why})` : slot.name,
  );
  return `Out of order: no release can be started: ${each.join('; ')}.`;
}
