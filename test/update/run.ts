import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchClient } from '../../build/start/bench-client.ts';
import { startDemoTown } from '../../build/start/demo-town.ts';
import { ensureSystem } from '../../build/system/index.ts';
import { messageOf } from '../../domain/failure/index.ts';
import { Boot } from '../../slots/index.ts';
import { personAt } from '../e2e/keys-and-eyes.ts';
import { packageKiosk } from '../e2e/packaged-kiosk.ts';
import { payByKeys } from '../e2e/pay-by-keys.ts';
import { startSeenDisplay } from '../e2e/seen-display.ts';
import { until } from '../support/index.ts';
import { alarmsNow, compareBooks, openMinor } from './books.ts';
import { countedWay } from './counted-way.ts';
import { type Launched, startLauncher } from './launched.ts';
import { releaseKeys } from './rollouts.ts';
import { CHANGES, type Change } from './versions.ts';

/**
 * `npm run prove:update [-- --built]`: builds and packages the kiosk (not with --built), and runs the package, its fuses shut, under its
 * launcher and a real central. 1.0.0 comes with the machine; 1.1.0 is rolled out to ring test while a resident pays, and waits for the end of
 * it; 1.2.0 crashes at its start, 1.2.1 hangs, 1.2.2 cannot open the journal, and each is rolled back and its rollout stopped, unaided;
 * 1.3.0 arrives. A resident pays before, between and after. Ends with a table, and with 1 when something of it did not happen.
 */
const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
const FAILING: readonly { version: string; change: Change; why: string; what: string }[] = [
  { version: '1.2.0', change: CHANGES.crashesAtStart, why: 'crashed', what: 'crashes at its start' },
  { version: '1.2.1', change: CHANGES.hangsAtStart, why: 'shows-nothing', what: 'hangs at its start' },
  {
    version: '1.2.2',
    change: CHANGES.cannotOpenJournal,
    why: 'journal-not-opened',
    what: 'cannot open the journal',
  },
];
/** So long a resident may read: the release comes in the meantime, on a machine that may be busy with something else. */
const PATIENT = { idleAfterMs: 600_000, warningMs: 25_000 };
const START_MS = 120_000;

const begunAt = performance.now();
const rows: string[] = [];
const say = (sentence: string): void => {
  const row = `${Math.round((performance.now() - begunAt) / 1_000)
    .toString()
    .padStart(4)} s  ${sentence}`;
  rows.push(row);
  console.log(row);
};

if (!ensureSystem('test', console.log)) process.exit(1);
if (!values.built) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the kiosk could not be built');
  packageKiosk();
}
const folder = mkdtempSync(join(tmpdir(), 'townhall-update-'));
chmodSync(folder, 0o711);
const display = await startSeenDisplay(1080, 1920);
const person = personAt(display);
const town = await startDemoTown({
  folder,
  ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
  terminalHost: '127.77.0.9',
  window: { fullscreen: true, width: 1080, height: 1920 },
  idle: PATIENT,
});
const bench = benchClient(town.bench);
const way = await countedWay(Number(new URL(town.central).port));
const releases = await releaseKeys(folder, town);
let launched: Launched | null = null;
try {
  await releases.installFirst('1.0.0');
  launched = startLauncher({
    ...{ folder, town, display: display.name },
    settings: { releasePollMs: 1_000, centralUrl: `http://127.0.0.1:${way.port}` },
  });
  await prove(launched);
  console.log(`\n${rows.join('\n')}\nThe kiosk updates itself, and goes back by itself.`);
} catch (error) {
  console.log(launched?.log().split('\n').slice(-40).join('\n'));
  writeFileSync('var/prove-update.png', await person.picture());
  console.error(`${messageOf(error)}\nvar/prove-update.png is what the screen showed.`);
  process.exitCode = 1;
} finally {
  await launched?.end();
  await town.stop();
  way.close();
  display.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function prove(kiosk: Launched): Promise<void> {
  await kiosk.says(becameGood('1.0.0+1'));
  await town.ask('release', 'kiosk', 'MILL1', '--ring', 'test');
  say('1.0.0 came with the machine, runs and is healthy; the kiosk is in ring test.');

  const { pack } = await releases.upload('1.1.0');
  await person.reads('Touch to begin', START_MS);
  await payByKeys({
    ...{ person, bench },
    bill: { accountNumber: '104-2210', billNumber: 'W-2026-0412' },
    meanwhile: async () => {
      const before = way.received();
      await releases.rollOut('1.1.0');
      await releases.isReported('waiting', 'idle');
      const fetched = way.received() - before;
      const whole = statSync(pack).size;
      say(
        `1.1.0 came while a resident stood there: ${kB(fetched)} of a package of ${kB(whole)}, ${percent(fetched, whole)}.`,
      );
      if (fetched > whole / 10) throw new Error('more than a tenth of the package was fetched');
    },
    beforeLeaving: () => {
      if (kiosk.hasSaid('Starts 1.1.0+2')) throw new Error('1.1.0 started before the resident had left');
    },
  });
  await kiosk.says(becameGood('1.1.0+2'));
  await releases.isReported('healthy');
  await isPaidInTime('104-2210');
  say('The resident paid with 1.0.0 and left with the receipt; then 1.1.0 started.');
  const darkMs = kiosk.saidAtMs('1.1.0+2 runs as process') - kiosk.saidAtMs('1.0.0+1 has ended');
  say(`The old program ended ${darkMs} ms before the new one ran. 1.1.0 is healthy.`);
  await pays('101-6664', 'W-2026-0420', '1.1.0');

  for (const { version, change, why, what } of FAILING) {
    await releases.upload(version, change);
    await releases.rollOut(version);
    await releases.isReported('rolled-back', why);
    await releases.rolloutIs(version, 'stopped');
    const alarms = (await alarmsNow(town)).join('; ');
    if (!alarms.startsWith(`rollout-stopped: the rollout of ${version} `))
      throw new Error(`alarms: ${alarms}`);
    say(
      `${version} ${what}: rolled back after three tries (${why}), and its rollout stopped by itself, with an alarm.`,
    );
  }

  await releases.upload('1.3.0');
  await releases.rollOut('1.3.0');
  await kiosk.says(becameGood('1.3.0+6'));
  await releases.isReported('healthy');
  await releases.rolloutIs('1.3.0', 'complete');
  say('1.3.0, which is fixed, arrived, and its rollout is complete.');
  await pays('103-3863', 'W-2026-0438', '1.3.0');
  const boot = Boot.parse(JSON.parse(readFileSync(join(folder, 'releases/boot.json'), 'utf8')));
  if (boot.good !== '1.3.0+6' || boot.quarantined.length !== FAILING.length)
    throw new Error(JSON.stringify(boot));
  const books = await compareBooks({
    ...{ town, bench, payments: 3, end: kiosk.end },
    worked: ['1.0.0', '1.1.0', '1.3.0'],
    rolledBack: new Map(FAILING.map(({ version, why }) => [version, why])),
  });
  for (const sentence of books) say(sentence);
}

async function pays(accountNumber: string, billNumber: string, version: string): Promise<void> {
  await person.reads('Touch to begin', START_MS);
  await payByKeys({ person, bench, bill: { accountNumber, billNumber } });
  await isPaidInTime(accountNumber);
  say(`A resident paid with ${version}.`);
}

function isPaidInTime(account: string): Promise<unknown> {
  return until(`central has the payment of ${account}`, async () => (await openMinor(town, account)) === 0);
}

function becameGood(slot: string): string {
  return `${slot} is healthy: it is the good release from now on`;
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1_000)} kB`;
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`;
}
