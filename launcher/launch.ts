import { readFileSync } from 'node:fs';
import {
  type Boot,
  type Disk,
  FIRST_BOOT,
  type ReleasePlaces,
  readBoot,
  readSlots,
  readTrustedKeys,
  type Slot,
  writeBoot,
} from '../slots/index.ts';
import { type After, afterDamage, afterHealthy, afterTry } from './after-run.ts';
import type { LookAtFile } from './file-marks.ts';
import { type NextStart, nextStart } from './next-start.ts';
import { earlyEnd, endSentence, showsNoFault } from './run-end.ts';
import { endLeftOver, runProgram } from './run-program.ts';
import { createSlotVerifier, type SlotVerifier } from './verify-slot.ts';
import type { HealthTimes } from './watch-health.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

export type LaunchParts = {
  readonly places: ReleasePlaces;
  /** The first list of release keys, which came with the machine. */
  readonly firstKeys: string;
  /** Where programs write their health. */
  readonly health: string;
  readonly disk: Disk;
  readonly look: LookAtFile;
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly times: HealthTimes;
  /** Between two starts; grows from the first to the longest while nothing works. */
  readonly pauses?: { readonly firstMs: number; readonly longestMs: number };
  readonly stop: AbortSignal;
  readonly now: () => Date;
  /** Writes a sentence into the log. */
  readonly say: (sentence: string) => void;
};

/** Starts what can be started, again and again, until it is asked to stop. Nothing that it meets ends it otherwise. */
export async function launch(parts: LaunchParts): Promise<void> {
  const { say, stop } = parts;
  const { firstMs, longestMs } = parts.pauses ?? { firstMs: FIRST_PAUSE_MS, longestMs: LONGEST_PAUSE_MS };
  const known: Known = {
    failures: new Map(),
    verifier: createSlotVerifier({ ...parts, nowMs: () => parts.now().getTime() }),
  };
  const left = await endLeftOver(parts.places);
  if (left !== null) say(`Ended program ${left}, which an earlier launcher had left running.`);
  let failed = 0;
  while (!stop.aborted) {
    let ran: Ran = 'failed';
    try {
      ran = await once(parts, known);
    } catch (error) {
      say(`Something failed that should not: ${error instanceof Error ? error.message : 'unknown'}.`);
    }
    failed = ran === 'failed' ? failed + 1 : 0;
    if (stop.aborted) break;
    // Nobody waits before a dark screen for what works and hands over in good order.
    if (ran === 'handed-over') continue;
    const pauseMs = Math.min(firstMs * 2 ** Math.max(failed - 1, 0), longestMs);
    if (failed > 1) say(`Tries again in ${Math.round(pauseMs / 100) / 10} s.`);
    await pause(pauseMs, stop);
  }
  say('Ends, as it was asked to.');
}

/** What the launcher knows of slots as long as it runs. */
type Known = {
  /** How often each has ended too early in a row. */
  readonly failures: Map<string, number>;
  readonly verifier: SlotVerifier;
};

/** `handed-over`: it has worked, and ended as it was asked to. */
type Ran = 'handed-over' | 'worked' | 'failed';

/** One start and its run. */
async function once(parts: LaunchParts, known: Known): Promise<Ran> {
  const { places, say, now } = parts;
  const { failures, verifier } = known;
  const next = await chooseAndKeep(parts, await bootAsFound(parts), known);
  if (next.kind === 'nothing') return 'failed';
  const { slot, onTrial } = next;
  let worked = false;
  const end = await runProgram({
    places,
    slot: slot.name,
    firstKeys: parts.firstKeys,
    health: parts.health,
    parameters: parts.parameters,
    environment: parts.environment,
    expected: { onTrial, reached: next.boot.trial?.reached ?? [] },
    times: parts.times,
    stop: parts.stop,
    onStarted: (pid, remembered) => {
      say(`${slot.name} runs as process ${pid}.`);
      if (!remembered) say('The disk takes no note of that: a launcher after this one would not find it.');
    },
    onHealthy: async () => {
      worked = true;
      failures.delete(slot.name);
      await change(parts, (found) => afterHealthy(found, slot));
    },
    readFiles: verifier.owesReading(slot.name) ? (stop) => verifier.whileRunning(slot, stop) : null,
  });
  if (!worked || !showsNoFault(end) || verifier.owesReading(slot.name)) verifier.forget(slot.name);
  say(`${slot.name} has ended: ${endSentence(end)}.`);
  if (worked) return end.kind === 'asked' ? 'handed-over' : 'worked';
  const early = earlyEnd(end);
  if (early.kind === 'failed') failures.set(slot.name, (failures.get(slot.name) ?? 0) + 1);
  if (onTrial) await change(parts, (found) => afterTry(found, slot, early, now()));
  return early.kind === 'failed' ? 'failed' : 'worked';

  async function change(changed: LaunchParts, step: (found: Boot) => After): Promise<void> {
    const found = await readBoot(changed.places.boot);
    const before = found.kind === 'read' ? found.boot : next.boot;
    const after = step(before);
    for (const sentence of after.said) say(sentence);
    await keep(changed, before, after.boot);
  }
}

/** Chooses, and writes down what was chosen before it is started: a try that ends with the machine is still one that was begun. */
async function chooseAndKeep(parts: LaunchParts, boot: Boot, known: Known): Promise<NextStart> {
  const next = await choose(parts, boot, known);
  const kept = await keep(parts, boot, next.boot);
  if (kept || next.kind === 'nothing' || !next.onTrial) return next;
  parts.say('A trial that cannot be counted is none: starts what has shown that it works.');
  return choose(parts, { ...boot, trial: null }, known);
}

/** Chooses a slot whose files are all as its release says; one that is damaged is left out and the choice made again. */
async function choose(parts: LaunchParts, boot: Boot, { failures, verifier }: Known): Promise<NextStart> {
  const { places, say, now } = parts;
  const keys = await readTrustedKeys(parts.firstKeys, places.keysFolder);
  if (keys.kind === 'none') say(`The release keys cannot be used: ${keys.why}.`);
  const slots = new Map<string, Slot>(await readSlots(places, keys.kind === 'trusted' ? keys.lists : []));
  let found = boot;
  for (;;) {
    const next = nextStart({ boot: found, slots, failures, bootId: bootId(), now: now() });
    if (next.kind === 'nothing') return saying(next, say);
    const { slot } = next;
    const problems = await verifier.beforeStart(slot, !next.onTrial);
    if (problems.length === 0) return saying(next, say);
    const after = afterDamage(found, slot, problems);
    for (const sentence of after.said) say(sentence);
    found = after.boot;
    slots.set(slot.name, { kind: 'unusable', name: slot.name, why: `damaged: ${problems[0]}` });
  }
}

function saying<T extends { readonly said: readonly string[] }>(next: T, say: (sentence: string) => void): T {
  for (const sentence of next.said) say(sentence);
  return next;
}

async function bootAsFound({ places, say }: LaunchParts): Promise<Boot> {
  const read = await readBoot(places.boot);
  if (read.kind === 'read') return read.boot;
  if (read.kind === 'damaged')
    say(`boot.json is damaged (${read.why}): what the slots say themselves counts.`);
  return FIRST_BOOT;
}

/** False when it could not be written: a full disk keeps no kiosk from starting what works. */
async function keep({ places, disk, say }: LaunchParts, before: Boot, after: Boot): Promise<boolean> {
  if (before === after) return true;
  try {
    await writeBoot(disk, places.boot, after);
    return true;
  } catch (error) {
    say(`boot.json cannot be written: ${error instanceof Error ? error.message : 'unknown'}.`);
    return false;
  }
}

/** Another one after each start of the machine. */
const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    }
    stop.addEventListener('abort', done, { once: true });
  });
