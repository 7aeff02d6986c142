import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoTown } from '../../build/start/demo-town.ts';
import { asOrdinaryUser, environment, handOver, handOverTown } from '../e2e/packaged-kiosk.ts';
import { until } from '../support/index.ts';

/** The launcher at work, and what it and the kiosk say. */
export type Launched = {
  readonly log: () => string;
  /** Waits until one of them has said this. */
  readonly says: (sentence: string) => Promise<void>;
  readonly hasSaid: (sentence: string) => boolean;
  /** When a line with this sentence came, in milliseconds; the first one. */
  readonly saidAtMs: (sentence: string) => number;
  /** Asks it to end, and waits. */
  readonly end: () => Promise<void>;
};

export type LaunchedParts = {
  readonly folder: string;
  readonly town: DemoTown;
  readonly display: string;
  /** What the kiosk's settings say otherwise than the town's. */
  readonly settings: Readonly<Record<string, unknown>>;
};

const WITHIN_MS = 600_000;

/** Starts the built launcher as an ordinary user, on releases, keys and a town that are in the folder. */
export function startLauncher({ folder, town, display, settings: own }: LaunchedParts): Launched {
  const at = (...names: string[]): string => join(folder, ...names);
  cpSync(process.execPath, at('node'));
  cpSync('out/launcher/launcher.mjs', at('launcher.mjs'));
  cpSync('config/towns/millbrook', at('millbrook'), { recursive: true });
  mkdirSync(at('run'));
  const settings = JSON.parse(readFileSync(town.settingsFile, 'utf8'));
  writeFileSync(town.settingsFile, JSON.stringify({ ...settings, townFolder: at('millbrook'), ...own }));
  handOverTown(town, settings);
  for (const path of [at('releases'), at('run')]) handOver(path);
  const [command = '', ...parameters] = asOrdinaryUser([
    ...[at('node'), at('launcher.mjs'), `--root=${at('releases')}`, `--keys=${at('release-keys.json')}`],
    // A machine that is busy with something else takes long to start; what works has shown it after a few seconds here.
    ...['--steady-s=8', '--works-within-s=90', '--trial-most-s=240', '--silent-s=60', '--'],
    ...[`--settings=${town.settingsFile}`, `--data=${town.kioskFolder}`],
  ]);
  const child = spawn(command, parameters, {
    env: { ...environment(folder), DISPLAY: display, RUNTIME_DIRECTORY: at('run') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return listenTo(child);
}

function listenTo(child: ChildProcess): Launched {
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      for (const line of data.toString().split('\n')) if (line) log += `${Date.now()} ${line}\n`;
    });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    log: () => log,
    hasSaid: (sentence) => log.includes(sentence),
    says: async (sentence) => {
      await until(`somebody says: ${sentence}`, () => log.includes(sentence), WITHIN_MS);
    },
    saidAtMs: (sentence) =>
      Number(
        log
          .split('\n')
          .find((line) => line.includes(sentence))
          ?.split(' ')[0],
      ),
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
