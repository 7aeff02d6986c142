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
 * What the launcher adds to a start: from its own process to that of the program, and from the end of a program to the next one. The
 * program is as large as the real one, byte for byte but the first, which make it a script that works for a second and ends as every night.
 */
export async function launcherFigures(folder: string, packaged: string): Promise<Figure[]> {
  const root = await prepared(folder, packaged);
  const times = {
    first: [] as number[],
    verifying: [] as number[],
    again: [] as number[],
    bare: [] as number[],
  };
  for (let round = 0; round < STARTS; round += 1) {
    times.bare.push((await heard([NODE, '--eval', 'console.log("x")'], /x/, 1))[0]?.atMs ?? Number.NaN);
    const lines = await heard(
      [
        ...[
          NODE,
          'out/launcher/launcher.mjs',
          `--root=${root}`,
          `--keys=${join(folder, 'release-keys.json')}`,
        ],
        '--steady-s=0.3',
      ],
      /runs as process/,
      2,
    );
    const [first, again] = lines.filter(({ line }) => line.includes('runs as process'));
    const ends = lines.find(({ line }) => line === PROGRAM_ENDS);
    const verified = lines.map(({ line }) => /as signed \((\d+) ms\)/.exec(line)?.[1]).find(Boolean);
    times.first.push(first?.atMs ?? Number.NaN);
    times.again.push((again?.atMs ?? Number.NaN) - (ends?.atMs ?? Number.NaN));
    times.verifying.push(Number(verified));
  }
  const median = (all: number[]): string => milliseconds(quantile(all, 0.5));
  const best = (all: number[]): string => milliseconds(Math.min(...all));
  return [
    {
      what: `the launcher at its own start (median of ${STARTS}; best ${best(times.first)})`,
      measured: median(times.first),
      baseline: `${median(times.bare)}, a bare Node.js; ${median(times.verifying)} read the files`,
      ratio: null,
      aim: 'under 150 ms',
    },
    {
      what: `the launcher from the end of a program to the next, as every night (median of ${STARTS}; best ${best(times.again)})`,
      measured: median(times.again),
      baseline: '',
      ratio: null,
      aim: 'under 150 ms',
    },
  ];
}

const PROGRAM_ENDS = 'the program ends';
const health = (ending: string | null): string =>
  `printf '{"pid":%d,"beat":%d,"painted":true,"journal":true,"reached":[],"ending":${JSON.stringify(ending)}}' $$ $n >"$TOWNHALL_HEALTH.new" && mv "$TOWNHALL_HEALTH.new" "$TOWNHALL_HEALTH"`;
/** Works for a second, and ends as it does every night; what stands behind the script is never read as one. */
const PROGRAM = `#!/bin/sh
for n in 1 2 3 4 5; do
  ${health(null)}
  sleep 0.25
done
n=6
${health('nightly')}
echo '${PROGRAM_ENDS}'
exit 0
`;

/** A folder of releases with one in it, as large as the packaged kiosk. */
async function prepared(folder: string, packaged: string): Promise<string> {
  const unpacked = join(folder, 'unpacked');
  cpSync(packaged, unpacked, { recursive: true });
  const program = join(unpacked, 'townhall-kiosk');
  const bytes = readFileSync(program);
  bytes.write(PROGRAM);
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

type Heard = { readonly line: string; readonly atMs: number };

/** Runs a command until it has said this so often, and ends it. Times are from its start. */
async function heard(
  [command = '', ...parameters]: string[],
  wanted: RegExp,
  times: number,
): Promise<Heard[]> {
  const begun = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Heard[] = [];
  const found = (): number => lines.filter(({ line }) => wanted.test(line)).length;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (found() >= times) return;
    lines.push({ line, atMs: performance.now() - begun });
    if (found() >= times) child.kill('SIGTERM');
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  if (found() < times) throw new Error(`It ended too early: ${lines.map(({ line }) => line).join('; ')}`);
  return lines;
}
