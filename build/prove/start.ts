import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { quantile } from '../bench/measure.ts';
import { electronRuntime } from '../electron/runtime.ts';
import { demoFolder } from '../start/demo-folder.ts';
import { startDemoTown } from '../start/demo-town.ts';
import { ensureSystem, startDisplay } from '../system/index.ts';
import { startHog } from './hog.ts';
import { type OneStart, oneStart } from './one-start.ts';

/**
 * `npm run prove:start [-- --starts 200 --hogs 8]`: starts the built kiosk in real Electron again and again while other processes keep
 * every processor busy. Ends with 1 when a deadline killed the page or the terminal's process even once, when a start did not come to the
 * attract screen with its terminal, when the resident saw a blank page, or when a process was left behind.
 */
const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '200' },
    hogs: { type: 'string', default: String(4 * cpus().length) },
  },
});
const starts = z.coerce.number().int().min(1).max(10_000).parse(values.starts);
const hogs = z.coerce.number().int().min(0).max(32).parse(values.hogs);
const GIVE_UP_MS = 600_000;

// xdotool tells whether the window shows.
if (!ensureSystem('test', console.log)) process.exit(1);
const runtime = (await electronRuntime(console.log)).executable;
const display = await startDisplay(1080, 1920);
process.env.DISPLAY = display.name;
const folder = demoFolder('var/prove-start');
rmSync(folder, { recursive: true, force: true });
const town = await startDemoTown({
  folder,
  ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
  terminalHost: '127.0.0.5',
  window: { fullscreen: false, width: 1080, height: 1920 },
});
const found: OneStart[] = [];
let goesOn = true;
process.on('SIGINT', () => {
  console.log('Ends after this start.');
  goesOn = false;
});
const stopHog = startHog(hogs);
try {
  for (let start = 1; start <= starts && goesOn; start += 1) {
    const one = await oneStart({
      runtime,
      settingsFile: town.settingsFile,
      dataFolder: town.kioskFolder,
      giveUpMs: GIVE_UP_MS,
    });
    found.push(one);
    console.log(lineOf(start, one));
  }
} finally {
  stopHog();
  await town.stop();
  display.stop();
}
process.exitCode = report(found) ? 0 : 1;

function lineOf(start: number, one: OneStart): string {
  const lost = [...one.kills.map((why) => `KILLED ${why}`), ...one.restarts.map((why) => `restarted ${why}`)];
  const parts = [
    `words ${seconds(one.wordsMs)}`,
    `attract ${seconds(one.attractMs)}`,
    `terminal ${seconds(one.terminalMs)}`,
    `ended in ${seconds(one.endMs)}`,
    `seen ${one.seen.join(' > ')}`,
    ...lost,
    ...(one.orphans > 0 ? [`ORPHANS ${one.orphans}`] : []),
  ];
  return `${start}/${starts}, load ${(loadavg()[0] ?? 0).toFixed(0)}: ${parts.join(', ')}`;
}

/** Prints what came of all starts; whether all is well. */
function report(all: readonly OneStart[]): boolean {
  const count = (of: (one: OneStart) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  const figures = {
    'kills by a deadline': count(({ kills }) => kills.length),
    'other restarts': count(({ restarts }) => restarts.length),
    'processes left behind': count(({ orphans }) => orphans),
    'starts that did not come to their end': count(({ attractMs, terminalMs }) =>
      attractMs === null || terminalMs === null ? 1 : 0,
    ),
    'starts with a blank page': count(({ seen }) => (seen.includes('blank') ? 1 : 0)),
  };
  console.log(`\n${all.length} starts beside ${hogs} busy processes on ${cpus().length} processors`);
  console.log('| time from the start of the program | median | p95 | longest |\n| --- | --- | --- | --- |');
  for (const [what, of] of [
    ['first words', (one: OneStart) => one.wordsMs],
    ['attract screen', (one: OneStart) => one.attractMs],
    ['terminal online', (one: OneStart) => one.terminalMs],
    ['end after SIGTERM', (one: OneStart) => one.endMs],
  ] as const) {
    const times = all.flatMap((one) => of(one) ?? []);
    if (times.length === 0) continue;
    const at = [0.5, 0.95, 1].map((share) => seconds(quantile(times, share)));
    console.log(`| ${what} | ${at.join(' | ')} |`);
  }
  for (const [what, number] of Object.entries(figures)) console.log(`${what}: ${number}`);
  return Object.values(figures).every((number) => number === 0);
}

function seconds(ms: number | null): string {
  return ms === null ? 'never' : `${(ms / 1_000).toFixed(1)} s`;
}
