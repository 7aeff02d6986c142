import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Figure, milliseconds, quantile } from '../../build/bench/measure.ts';
import { runRelease } from '../../build/release/command-line.ts';

const STARTS = 15;
/** The Node.js of the system, as on a kiosk; this one where there is none. */
const SYSTEM_NODE = '/usr/bin/node';
const NODE = existsSync(SYSTEM_NODE) ? SYSTEM_NODE : process.execPath;

/**
 * What the launcher adds to a start: from its own process to that of the program. The program is as large as the real one, byte for byte
 * but the first, which make it a script that does nothing.
 */
export async function launcherFigures(folder: string, packaged: string): Promise<Figure[]> {
  const root = await prepared(folder, packaged);
  const times = { whole: [] as number[], verifying: [] as number[], bare: [] as number[] };
  for (let round = 0; round < STARTS; round += 1) {
    const bare = await firstLine([NODE, '--eval', 'console.log("x")'], /x/);
    times.bare.push(bare.tookMs);
    const { lines, tookMs } = await firstLine(
      [NODE, 'out/launcher/launcher.mjs', `--root=${root}`, `--keys=${join(folder, 'release-keys.json')}`],
      /runs as process/,
    );
    times.whole.push(tookMs);
    const verified = lines.map((line) => /as signed \((\d+) ms\)/.exec(line)?.[1]).find(Boolean);
    times.verifying.push(Number(verified));
  }
  const [whole, verifying, bare] = [times.whole, times.verifying, times.bare].map((all) =>
    quantile(all, 0.5),
  );
  const best = Math.min(...times.whole);
  return [
    {
      what: `the launcher at a start (median of ${STARTS}; best ${milliseconds(best)})`,
      measured: milliseconds(whole ?? 0),
      baseline: `${milliseconds(bare ?? 0)}, a bare Node.js; ${milliseconds(verifying ?? 0)} verify the files`,
      ratio: null,
      aim: 'under 150 ms',
    },
  ];
}

/** A folder of releases with one in it, as large as the packaged kiosk. */
async function prepared(folder: string, packaged: string): Promise<string> {
  const unpacked = join(folder, 'unpacked');
  cpSync(packaged, unpacked, { recursive: true });
  const program = join(unpacked, 'townhall-kiosk');
  const bytes = readFileSync(program);
  bytes.write('#!/bin/sh\nexec sleep 1000\n');
  writeFileSync(program, bytes);
  chmodSync(program, 0o755);
  const keys = ['--keys', join(folder, 'release-keys.json')];
  const signed = join(folder, 'signed');
  const root = join(folder, 'releases');
  await release('keygen', '--key', join(folder, 'key.pem'), ...keys);
  await release(
    ...['sign', '--key', join(folder, 'key.pem'), '--unpacked', unpacked],
    ...['--out', signed, '--counter', '1'],
  );
  const document = ['--release', join(signed, 'release.json')];
  await release('first-slot', ...document, ...keys, '--unpacked', unpacked, '--root', root);
  return root;
}

async function release(...args: string[]): Promise<void> {
  const outcome = await runRelease(args, new Date());
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
}

type Heard = { readonly lines: readonly string[]; readonly tookMs: number };

/** Runs a command until it says this, from its start, and ends it. */
async function firstLine([command = '', ...parameters]: string[], wanted: RegExp): Promise<Heard> {
  const begun = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let tookMs: number | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (tookMs !== null || !wanted.test(line)) return;
    tookMs = performance.now() - begun;
    child.kill('SIGTERM');
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  if (tookMs === null) throw new Error(`It ended without a word: ${lines.join('; ')}`);
  return { lines, tookMs };
}
