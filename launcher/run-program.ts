import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ProgramExit, parseDocument } from '../domain/release/index.ts';
import {
  HEALTH_VARIABLE,
  type Health,
  KEYS_VARIABLE,
  RELEASES_VARIABLE,
  type ReleasePlaces,
  readHealth,
  SLOT_VARIABLE,
  type SlotName,
} from '../slots/index.ts';
import { programEnvironment } from './environment.ts';
import { isRunning, killAll, markOf } from './process-group.ts';
import type { RunEnd } from './run-end.ts';
import { type Expected, type HealthTimes, newWatch, seen, unreached, verdictOn } from './watch-health.ts';

const LOOK_EVERY_MS = 200;
/** So long a program that is asked to end may take. */
const END_WITHIN_MS = 15_000;

export type RunParts = {
  readonly places: ReleasePlaces;
  readonly slot: SlotName;
  readonly firstKeys: string;
  /** Where the program writes its health: in memory, so that a full disk makes nobody look hung. */
  readonly health: string;
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly expected: Expected;
  readonly times: HealthTimes;
  /** Asks the program to end. */
  readonly stop: AbortSignal;
  /** Called once, when the program has shown that it works. */
  readonly onHealthy: () => Promise<void>;
  /** Reads the program's files once more while it runs, when it is drawn, and returns what is wrong with them; null when that is not needed. */
  readonly readFiles: ((stop: AbortSignal) => Promise<readonly string[]>) | null;
  /** `remembered`: a launcher after this one would find it. */
  readonly onStarted: (pid: number, remembered: boolean) => void;
};

/** Runs the program of a slot, which has been verified, to its end, and everything that it has started with it. */
export async function runProgram(parts: RunParts): Promise<RunEnd> {
  const { places, slot, health, stop } = parts;
  await rm(health, { force: true });
  // A session of its own: what it starts can be found and ended with it.
  const child = spawn(places.slot(slot).program, [...parts.parameters], {
    cwd: '/',
    detached: true,
    env: programEnvironment(parts.environment, {
      [RELEASES_VARIABLE]: places.root,
      [SLOT_VARIABLE]: slot,
      [KEYS_VARIABLE]: parts.firstKeys,
      [HEALTH_VARIABLE]: health,
    }),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) return endOfItself(await ended, null);
  parts.onStarted(pid, rememberRunning(places, pid));
  let killed = false;
  let killLater: NodeJS.Timeout | null = null;
  const askToEnd = (): void => {
    child.kill('SIGTERM');
    killLater ??= setTimeout(() => {
      killed = true;
      killAll(pid);
    }, END_WITHIN_MS);
  };
  const reading = readWhenDrawn(parts.readFiles, askToEnd);
  if (stop.aborted) askToEnd();
  else stop.addEventListener('abort', askToEnd, { once: true });
  try {
    const end = await watch(parts, pid, ended, reading.drawn);
    if (end === null) return { kind: 'stopped', killed };
    const problems = reading.found();
    return problems.length > 0 ? { kind: 'damaged', problems } : end;
  } finally {
    stop.removeEventListener('abort', askToEnd);
    if (killLater) clearTimeout(killLater);
    await reading.end();
    killAll(pid);
    await ended;
    await rm(places.running, { force: true });
  }
}

type FilesReading = {
  /** The program shows something: from now on the reading makes nobody wait. */
  readonly drawn: () => void;
  /** What is wrong with the files, as far as it is known. */
  readonly found: () => readonly string[];
  readonly end: () => Promise<void>;
};

/** Reads the files once the program is drawn. What is damaged is asked to end, as in good order as it can. */
function readWhenDrawn(readFiles: RunParts['readFiles'], askToEnd: () => void): FilesReading {
  const stop = new AbortController();
  let reading: Promise<void> | null = null;
  let found: readonly string[] = [];
  const read = async (): Promise<void> => {
    found = (await readFiles?.(stop.signal)) ?? [];
    if (found.length > 0) askToEnd();
  };
  return {
    drawn: () => {
      reading ??= read();
    },
    found: () => found,
    end: async () => {
      stop.abort();
      await reading;
    },
  };
}

/** False when the disk takes nothing: that keeps no kiosk from running. */
function rememberRunning(places: ReleasePlaces, pid: number): boolean {
  const mark = markOf(pid);
  if (!mark) return true;
  try {
    writeFileSync(places.running, JSON.stringify(mark));
    return true;
  } catch {
    return false;
  }
}

/** Ends what an earlier launcher has left running. Returns its number when there was something. */
export async function endLeftOver(places: ReleasePlaces): Promise<number | null> {
  const text = await readFile(places.running, 'utf8').catch(() => null);
  if (text === null) return null;
  const mark = parseDocument(Mark, text);
  await rm(places.running, { force: true });
  if (!mark || !isRunning(mark)) return null;
  killAll(mark.pid);
  return mark.pid;
}

/** Watches a program until it has ended or shown that it has to be ended. Null when the launcher was asked to end. */
async function watch(
  parts: RunParts,
  pid: number,
  ended: Promise<Exited>,
  onDrawn: () => void,
): Promise<RunEnd | null> {
  const { expected, times, stop } = parts;
  let watched = newWatch(performance.now());
  let healthy = false;
  let exited: Exited | null = null;
  const noteEnd = ended.then((how) => {
    exited = how;
  });
  const look = async (): Promise<Health | null> => {
    const health = await readHealth(parts.health);
    return health?.pid === pid ? health : null;
  };
  for (;;) {
    await Promise.race([noteEnd, pause(LOOK_EVERY_MS)]);
    if (exited !== null) return stop.aborted ? null : endOfItself(exited, await look());
    if (stop.aborted) continue;
    const health = await look();
    if (health?.painted) onDrawn();
    const nowMs = performance.now();
    watched = seen(watched, health, expected, nowMs);
    const verdict = verdictOn(watched, { ...expected, onTrial: expected.onTrial && !healthy }, times, nowMs);
    if (verdict.kind === 'failed') {
      const { last } = watched;
      const missing = verdict.why === 'fewer-devices' && last ? unreached(last, expected) : [];
      return { kind: 'killed', why: verdict.why, ending: last?.ending ?? null, unreached: missing };
    }
    if (verdict.kind === 'healthy' && !healthy) {
      healthy = true;
      await parts.onHealthy();
    }
  }
}

/** What the system says of the end of a process. */
type Exited =
  | { readonly kind: 'not-started'; readonly message: string }
  | { readonly kind: 'exited'; readonly exit: number | NodeJS.Signals };

const endOf = (child: ChildProcess): Promise<Exited> =>
  new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'not-started', message }));
    child.once('exit', (code, signal) => resolve({ kind: 'exited', exit: signal ?? code ?? 0 }));
  });

/** How a program ended that nobody ended, by its exit and by its last word. */
function endOfItself(exited: Exited, last: Health | null): RunEnd {
  if (exited.kind === 'not-started') return exited;
  const exit = ProgramExit.safeParse(exited.exit);
  if (exit.success) return { kind: 'crashed', exit: exit.data };
  return last?.ending ? { kind: 'asked', why: last.ending } : { kind: 'left' };
}

const Mark = z.object({ pid: z.int().min(2), startedAt: z.string() });
