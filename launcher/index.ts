import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { realDisk, releasePlaces, takeLock } from '../slots/index.ts';
import { lookAtFile } from './file-marks.ts';
import { launch } from './launch.ts';
import { HEALTH_TIMES, type HealthTimes } from './watch-health.ts';

const USAGE =
  'launcher --root=FOLDER --keys=release-keys.json [--works-within-s=N] [--steady-s=N] [--trial-most-s=N] [--silent-s=N] [-- parameters of the program]';
const EXIT_USAGE = 64;
const EXIT_RUNS_ALREADY = 75;

/** Each line is a sentence; systemd's journal adds the time. */
const say = (sentence: string): void => {
  process.stdout.write(`launcher: ${sentence}\n`);
};

await main();

async function main(): Promise<void> {
  const read = parse();
  const { root, keys } = read?.given ?? {};
  if (!read || !root || !keys) {
    say(`Cannot start without its parameters: ${USAGE}`);
    process.exitCode = EXIT_USAGE;
    return;
  }
  const places = releasePlaces(resolve(root));
  // Kept until this process ends.
  if (!takeLock(places.launcherLock)) {
    say('Another launcher runs already: ends.');
    process.exitCode = EXIT_RUNS_ALREADY;
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  await launch({
    places,
    firstKeys: resolve(keys),
    health: healthFile(root),
    disk: realDisk,
    look: lookAtFile,
    parameters: read.parameters,
    environment: process.env,
    times: timesOf(read.given),
    stop: stop.signal,
    now: () => new Date(),
    say,
  });
}

/** In memory where the machine has such a folder for this user: a full disk must make nobody look hung. */
function healthFile(root: string): string {
  const { RUNTIME_DIRECTORY, XDG_RUNTIME_DIR } = process.env;
  const folder = [RUNTIME_DIRECTORY, XDG_RUNTIME_DIR].find((one) => one && existsSync(one));
  const name = createHash('sha256').update(resolve(root)).digest('hex').slice(0, 12);
  return folder ? join(folder, `townhall-health-${name}.json`) : join(resolve(root), 'health.json');
}

type Given = Partial<
  Record<'root' | 'keys' | 'works-within-s' | 'steady-s' | 'trial-most-s' | 'silent-s', string>
>;

/** What was given, and the program's own parameters after `--`. Null when something is not understood. */
function parse(): { readonly given: Given; readonly parameters: readonly string[] } | null {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        root: text,
        keys: text,
        'works-within-s': text,
        'steady-s': text,
        'trial-most-s': text,
        'silent-s': text,
      },
    });
    return { given: values, parameters: positionals };
  } catch {
    // The usage says what is understood.
    return null;
  }
}

/** The times as given in seconds; what is no positive number is left at its default. */
function timesOf(given: Given): HealthTimes {
  const ms = (text: string | undefined, defaultMs: number): number => {
    const seconds = Number(text);
    return text !== undefined && seconds > 0 && Number.isFinite(seconds) ? seconds * 1_000 : defaultMs;
  };
  return {
    worksWithinMs: ms(given['works-within-s'], HEALTH_TIMES.worksWithinMs),
    steadyMs: ms(given['steady-s'], HEALTH_TIMES.steadyMs),
    trialMostMs: ms(given['trial-most-s'], HEALTH_TIMES.trialMostMs),
    silentMs: ms(given['silent-s'], HEALTH_TIMES.silentMs),
  };
}
