import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runRelease } from '../../build/release/command-line.ts';
import { startDemoTown } from '../../build/start/demo-town.ts';
import { startDisplay } from '../../build/system/index.ts';
import { messageOf } from '../../domain/failure/index.ts';
import { Boot } from '../../slots/index.ts';
import { asOrdinaryUser, environment, handOver, handOverTown, PACKAGED } from '../e2e/packaged-kiosk.ts';
import { until } from '../support/index.ts';
import { anotherVersion, type Version } from './versions.ts';

/**
 * `npm run prove:update`, after `npm run build` and `npm run package`: the packaged kiosk under its launcher and a real central. 1.0.0
 * comes with the machine, 1.1.0 from central; 1.2.0 crashes at its start, 1.3.0 hangs, and each is rolled back and its rollout
 * stopped, unaided; 1.4.0 arrives. Ends with a table, and with 1 when something of it did not happen.
 */
const WITHIN_MS = 600_000;
const Listed = z.object({
  rollouts: z.array(z.object({ version: z.string(), state: z.string() })),
  kiosks: z.array(z.object({ state: z.object({ kind: z.string(), why: z.string().optional() }).nullable() })),
});

const folder = mkdtempSync(join(tmpdir(), 'townhall-update-'));
chmodSync(folder, 0o711);
const at = (...names: string[]): string => join(folder, ...names);
const rows: string[] = [];
const say = (sentence: string): void => {
  rows.push(sentence);
  console.log(sentence);
};

const display = await startDisplay(1080, 1920);
const town = await startDemoTown({
  folder,
  ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
  terminalHost: '127.77.0.9',
  window: { fullscreen: true, width: 1080, height: 1920 },
});
let launcher: ChildProcess | null = null;
let log = '';
try {
  await run();
  console.log(`\n${rows.join('\n')}\nThe kiosk updates itself, and goes back by itself.`);
} catch (error) {
  console.log(log.split('\n').slice(-40).join('\n'));
  console.error(messageOf(error));
  process.exitCode = 1;
} finally {
  const running = launcher as ChildProcess | null;
  if (running) {
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }
  await town.stop();
  display.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  await release('keygen', '--key', at('key.pem'), '--keys', at('release-keys.json'));
  await town.ask('release', 'keys', at('release-keys.json'));
  const first = await signed(await anotherVersion(PACKAGED, at('versions'), '1.0.0'), 1);
  await release(
    ...['first-slot', '--release', first.release, '--keys', at('release-keys.json')],
    ...['--unpacked', first.unpacked, '--root', at('releases')],
  );
  launcher = startLauncher();
  await says('1.0.0+1 is healthy: it is the good release from now on');
  say('1.0.0 came with the machine, runs and is healthy.');

  const second = await offered('1.1.0', 2);
  await says('1.1.0+2 is healthy: it is the good release from now on');
  await hasState('healthy', null);
  const dark = darkMs('1.0.0+1', '1.1.0+2');
  say(
    `1.1.0 arrived: ${fetchedKb(second)} kB fetched of a package of ${Math.round(statSync(second.pack).size / 1_000)} kB.`,
  );
  say(`The old program ended ${dark} ms before the new one ran.`);

  await offered('1.2.0', 3, 'process.exit(3);');
  await hasState('rolled-back', 'crashed');
  await isStopped('1.2.0');
  say('1.2.0 crashes at its start: rolled back after three tries, and its rollout stopped by itself.');

  await offered('1.3.0', 4, 'for (;;) {}');
  await hasState('rolled-back', 'shows-nothing');
  await isStopped('1.3.0');
  say('1.3.0 hangs: rolled back after three tries, and its rollout stopped by itself.');

  await offered('1.4.0', 5);
  await says('1.4.0+5 is healthy: it is the good release from now on');
  await hasState('healthy', null);
  say('1.4.0, which is fixed, arrived.');
  const boot = Boot.parse(JSON.parse(readFileSync(at('releases', 'boot.json'), 'utf8')));
  if (boot.good !== '1.4.0+5' || boot.quarantined.length !== 2) throw new Error(JSON.stringify(boot));
  const alarms = z
    .object({ alarms: z.array(z.object({ kind: z.string() })) })
    .parse(await town.ask('alarms'));
  const ofJournal = alarms.alarms.filter(({ kind }) => ['fork', 'broken', 'unreadable'].includes(kind));
  if (ofJournal.length > 0) throw new Error(JSON.stringify(ofJournal));
  say('Central has the kiosk’s journal without a gap, and no alarm about it.');
}

type Signed = Version & { readonly release: string; readonly pack: string };

async function signed(version: Version, counter: number): Promise<Signed> {
  const out = at('signed', version.version);
  await release(
    ...['sign', '--key', at('key.pem'), '--unpacked', version.unpacked],
    ...['--out', out, '--counter', String(counter)],
  );
  const pack = join(out, `townhall-kiosk-${version.version}.pack`);
  return { ...version, release: join(out, 'release.json'), pack };
}

/** Makes a version, signs it, gives it to central, and offers it to all kiosks. */
async function offered(version: string, counter: number, before = ''): Promise<Signed> {
  const made = await signed(await anotherVersion(PACKAGED, at('versions'), version, before), counter);
  rmSync(made.unpacked, { recursive: true, force: true });
  await town.ask('release', 'upload', made.release, made.pack);
  await town.ask('release', 'start', version, '--ring', 'all', '--percent', '100');
  return made;
}

async function release(...args: string[]): Promise<void> {
  const outcome = await runRelease(args, new Date());
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
}

function startLauncher(): ChildProcess {
  cpSync(process.execPath, at('node'));
  cpSync('out/launcher/launcher.mjs', at('launcher.mjs'));
  cpSync('config/towns/millbrook', at('millbrook'), { recursive: true });
  mkdirSync(at('run'));
  const settings = JSON.parse(readFileSync(town.settingsFile, 'utf8'));
  const own = { townFolder: at('millbrook'), releasePollMs: 1_000 };
  writeFileSync(town.settingsFile, JSON.stringify({ ...settings, ...own }));
  handOverTown(town, settings);
  for (const path of [at('releases'), at('run')]) handOver(path);
  const [command = '', ...parameters] = asOrdinaryUser([
    ...[at('node'), at('launcher.mjs'), `--root=${at('releases')}`, `--keys=${at('release-keys.json')}`],
    // A machine that is busy with something else takes long to start; what works has shown it after a few seconds here.
    ...['--steady-s=8', '--works-within-s=60', '--trial-most-s=240', '--silent-s=60', '--'],
    ...[`--settings=${town.settingsFile}`, `--data=${town.kioskFolder}`],
  ]);
  const child = spawn(command, parameters, {
    env: { ...environment(folder), DISPLAY: display.name, RUNTIME_DIRECTORY: at('run') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      for (const line of data.toString().split('\n')) if (line) log += `${Date.now()} ${line}\n`;
    });
  return child;
}

function says(sentence: string): Promise<unknown> {
  return until(`the launcher says: ${sentence}`, () => log.includes(sentence), WITHIN_MS);
}

async function hasState(kind: string, why: string | null): Promise<void> {
  await until(
    `the kiosk reports ${kind} ${why ?? ''}`,
    async () => {
      const state = Listed.parse(await town.ask('release', 'list')).kiosks[0]?.state;
      return state?.kind === kind && (why === null || state.why === why);
    },
    WITHIN_MS,
  );
}

async function isStopped(version: string): Promise<void> {
  const [newest] = Listed.parse(await town.ask('release', 'list')).rollouts;
  if (newest?.version !== version || newest.state !== 'stopped') throw new Error(JSON.stringify(newest));
}

/** Between the last line of one program and the start of the next, by the launcher's log. */
function darkMs(before: string, after: string): number {
  const time = (sentence: string): number =>
    Number(
      log
        .split('\n')
        .find((line) => line.includes(sentence))
        ?.split(' ')[0],
    );
  return time(`${after} runs as process`) - time(`${before} has ended`);
}

/** How much of the package the kiosk fetched: the pieces of the files that the release before did not have. */
function fetchedKb({ release: file }: Signed): number {
  const Files = z.object({
    files: z.array(z.object({ sha256: z.string(), packed: z.object({ size: z.number() }) })),
  });
  const have = new Set(
    Files.parse(JSON.parse(readFileSync(at('signed', '1.0.0', 'release.json'), 'utf8'))).files.map(
      ({ sha256 }) => sha256,
    ),
  );
  const { files } = Files.parse(JSON.parse(readFileSync(file, 'utf8')));
  const fetched = files.filter(({ sha256 }) => !have.has(sha256));
  return Math.round(fetched.reduce((sum, { packed }) => sum + packed.size, 0) / 1_000);
}
