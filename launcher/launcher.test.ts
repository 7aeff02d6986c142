import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, processTree } from '../build/system/index.ts';
import { newTestKey } from '../domain/release/testing/signing.ts';
import { newTrial, realDisk } from '../slots/index.ts';
import { type TestMachine, testMachine } from '../slots/testing/machine.ts';
import { until } from '../test/support/until.ts';
import { lookAtFile } from './file-marks.ts';
import { launch } from './launch.ts';
import { endLeftOver } from './run-program.ts';
import { endingProgram, PROGRAMS } from './testing/programs.ts';
import { type LaunchOptions, type RunningLauncher, runLauncher } from './testing/run-launcher.ts';
import { HEALTH_TIMES } from './watch-health.ts';

let machine: TestMachine;
let running: RunningLauncher[] = [];
beforeEach(() => {
  machine = testMachine();
  running = [];
});
afterEach(async () => {
  for (const launcher of running) await launcher.kill('SIGKILL');
  await endLeftOver(machine.places);
  machine.remove();
});
const start = (options?: LaunchOptions): RunningLauncher => {
  const launcher = runLauncher(machine, options);
  running.push(launcher);
  return launcher;
};
/** A good release, and another on trial. */
function withTrial(program: string): { good: string; tried: string } {
  const good = machine.install(1, PROGRAMS.healthy).slot;
  const tried = machine.install(2, program).slot;
  machine.setBoot({ good, trial: newTrial(tried, ['printer', 'central']) });
  return { good, tried };
}

/** What the log says of each end. */
const ENDS = {
  crashes: 'it crashed with exit code 3',
  breaks: 'it crashed by the signal SIGSEGV',
  endsAtOnce: 'by itself, with exit code 0, and without a word why',
  noProgram: 'it could not be started (spawn ',
  showsNothing: 'it never showed a screen, and was killed',
  saysNothing: 'it never showed a screen, and was killed',
  noJournal: 'it could not open its journal, and was killed',
  fewerDevices: 'it reached less than the release before (printer), and was killed',
  hangs: 'it did not answer any more, and was killed',
} as const;

describe('the launcher with a release on trial (U13)', () => {
  it('keeps one that works as the good one', async () => {
    const { tried } = withTrial(PROGRAMS.healthy);
    await start().says(`${tried} is healthy: it is the good release from now on`);
    await until('the boot file says so', () => machine.boot().good === tried);
    expect(machine.boot()).toMatchObject({ good: tried, trial: null, quarantined: [] });
  });
  it.each([
    ['crashed', 'crashes', []],
    ['crashed', 'breaks', []],
    ['ended-early', 'endsAtOnce', []],
    ['not-started', 'noProgram', []],
    ['shows-nothing', 'showsNothing', ['--works-within-s=1']],
    ['shows-nothing', 'saysNothing', ['--works-within-s=1']],
    ['journal-not-opened', 'noJournal', ['--works-within-s=1']],
    ['fewer-devices', 'fewerDevices', ['--works-within-s=1']],
    ['hung', 'hangs', ['--silent-s=0.7', '--steady-s=2']],
  ] as const)(
    'goes back because of %s from one that %s, after three tries, and says why',
    async (why, program, times) => {
      const { good, tried } = withTrial(PROGRAMS[program]);
      const launcher = start({ times });
      await launcher.says(`The last trial of ${tried} failed (${why})`);
      expect(launcher.log()).toContain(`${tried} has ended: ${ENDS[program]}`);
      await launcher.says(`${good} is healthy`);
      expect(launcher.log().match(/Starts .* on trial/g)).toHaveLength(3);
      expect(machine.boot()).toMatchObject({ good, trial: null, quarantined: [{ slot: tried, why }] });
    },
  );
  it.each([
    ['a crash', PROGRAMS.crashes, 3],
    ['a signal', PROGRAMS.breaks, 'SIGSEGV'],
  ])('keeps for the report how it ended: %s', async (_, program, exit) => {
    const { good } = withTrial(program);
    await start().says(`${good} is healthy`);
    expect(machine.boot().quarantined).toMatchObject([{ why: 'crashed', exit }]);
  });
  it('holds nothing against one that staff leave', async () => {
    const { tried } = withTrial(endingProgram('staff', 'exit 0'));
    writeFileSync(join(machine.places.root, 'end'), '');
    const launcher = start({ times: ['--steady-s=2'] });
    await launcher.says(`The trial of ${tried} was ended from outside. This counts as no failure.`);
    await launcher.says(`${tried} is healthy: it is the good release from now on`);
    await until('the boot file says so', () => machine.boot().good === tried);
    expect(machine.boot()).toMatchObject({ quarantined: [] });
  });
  it('goes back to the good one when the one on trial is damaged, and holds nothing against the release', async () => {
    const { good, tried } = withTrial(PROGRAMS.healthy);
    writeFileSync(join(machine.places.slot(tried).app, 'resources/app.asar'), 'app X');
    const launcher = start();
    await launcher.says(`${tried} is damaged and not started: resources/app.asar has other content`);
    await launcher.says(`${good} is healthy`);
    expect(machine.boot()).toMatchObject({ good, trial: null, quarantined: [] });
  });
});

describe('the launcher and what it started', () => {
  it('ends everything that a program started, also what left its group', async () => {
    machine.setBoot({ good: machine.install(1, PROGRAMS.withChild).slot });
    const launcher = start();
    await launcher.says('is healthy');
    const tree = processTree(launcher.child.pid ?? 0);
    expect(tree.length).toBeGreaterThanOrEqual(3);
    await launcher.kill('SIGTERM');
    expect(launcher.log()).toContain('Ends, as it was asked to.');
    const alone = Number(readFileSync(join(machine.places.root, 'child'), 'utf8'));
    await until('its child has ended', () => !processTree(alone).some(isAlive));
  });
  it('starts it again when it is killed', async () => {
    const { slot } = machine.install(1, PROGRAMS.healthy);
    machine.setBoot({ good: slot });
    const launcher = start();
    await launcher.says('is healthy');
    process.kill(Number(/runs as process (\d+)/.exec(launcher.log())?.[1]), 'SIGKILL');
    await launcher.says(`${slot} has ended: it crashed by the signal SIGKILL.`);
    await until('it runs again', () => launcher.log().match(/runs as process/g)?.length === 2);
  });
  it.each([
    ['update', 'exit 0', 'as it was asked to: another release starts.'],
    ['nightly', 'exit 0', 'as it was asked to: it starts anew once a night.'],
    ['journal', 'exit 0', 'as it was asked to: its journal has to be opened and checked again.'],
    ['payment', 'exit 0', 'as it was asked to: a payment could not be brought to its end.'],
    ['staff', 'exit 0', 'as it was asked to: staff left it.'],
    ['signal', 'exit 0', 'as it was asked to: somebody sent it a signal to end.'],
    [null, 'exit 0', 'by itself, with exit code 0, and without a word why.'],
    ['a word of later days', 'exit 0', 'by itself, with exit code 0, and without a word why.'],
    ['update', 'exit 7', 'it crashed with exit code 7.'],
    [null, 'kill -ABRT $$', 'it crashed by the signal SIGABRT.'],
    [
      'nightly',
      'sleep 1000',
      'it was to end (it starts anew once a night), did not come to its end, and was killed.',
    ],
    [null, 'sleep 1000', 'it did not answer any more, and was killed.'],
  ])('names the end of a program that says %s and then does %s', async (why, last, sentence) => {
    const { slot } = machine.install(1, endingProgram(why, last));
    machine.setBoot({ good: slot });
    const launcher = start({ times: ['--silent-s=1'] });
    await launcher.says('is healthy');
    writeFileSync(join(machine.places.root, 'end'), '');
    await launcher.says(`${slot} has ended: ${sentence}`);
    await until('it runs again', () => launcher.log().match(/runs as process/g)?.length === 2);
    expect(machine.boot()).toMatchObject({ good: slot, quarantined: [] });
  });
  it('names the end of what it ends itself', async () => {
    const { slot } = machine.install(1, PROGRAMS.healthy);
    machine.setBoot({ good: slot });
    const launcher = start();
    await launcher.says('is healthy');
    await launcher.kill('SIGTERM');
    expect(launcher.log()).toContain(`${slot} has ended: it was asked to end with the launcher.`);
  });
  it('ends what a launcher that was killed has left behind, before it starts anything', async () => {
    machine.setBoot({ good: machine.install(1, PROGRAMS.healthy).slot });
    const first = start();
    await first.says('is healthy');
    const pid = Number(/runs as process (\d+)/.exec(first.log())?.[1]);
    await first.kill('SIGKILL');
    expect(processTree(pid).some(isAlive)).toBe(true);
    const second = start();
    await second.says(`Ended program ${pid}, which an earlier launcher had left running.`);
    await until('it has ended', () => !processTree(pid).some(isAlive));
  });
  it('gives the program its parameters, and nothing of its environment that could change it', async () => {
    machine.setBoot({ good: machine.install(1, PROGRAMS.tells).slot });
    const launcher = start({
      parameters: ['--settings=/etc/x.json', '--data=/var/y'],
      environment: {
        LD_PRELOAD: '',
        NODE_OPTIONS: '--no-warnings',
        ELECTRON_RUN_AS_NODE: '1',
        SSLKEYLOGFILE: '/tmp/keys',
        https_proxy: 'http://proxy',
        DISPLAY: ':7',
        LANG: 'C.UTF-8',
      },
    });
    await launcher.says('is healthy');
    const names = readFileSync(join(machine.places.root, 'environment'), 'utf8')
      .split('\n')
      .flatMap((line) => line.split('=')[0] || []);
    expect(names.filter((name) => !['PWD', 'SHLVL', 'OLDPWD', '_'].includes(name)).sort()).toEqual([
      'DISPLAY',
      'LANG',
      'PATH',
      'TOWNHALL_HEALTH',
      'TOWNHALL_RELEASES',
      'TOWNHALL_RELEASE_KEYS',
      'TOWNHALL_SLOT',
    ]);
    const parameters = readFileSync(join(machine.places.root, 'parameters'), 'utf8');
    expect(parameters).toBe('--settings=/etc/x.json --data=/var/y\n');
  });
  it('is alone: a second one ends at once (U19)', async () => {
    machine.setBoot({ good: machine.install(1, PROGRAMS.healthy).slot });
    const first = start();
    await first.says('is healthy');
    const second = start();
    expect(await second.ended).toBe(75);
    expect(second.log()).toContain('Another launcher runs already');
    await first.kill('SIGKILL');
    await start().says('is healthy');
  });
});

describe('the launcher never gives up', () => {
  it('starts the release that is whole when the good one is damaged', async () => {
    const good = machine.install(1, PROGRAMS.healthy).slot;
    const other = machine.install(2, PROGRAMS.healthy).slot;
    machine.setBoot({ good });
    writeFileSync(machine.places.slot(good).program, PROGRAMS.crashes);
    const launcher = start();
    await launcher.says(`Starts ${other} because ${good} cannot be started: damaged`);
    await launcher.says(`${other} is healthy: it is the good release from now on`);
  });
  it.each([
    ['nothing', ''],
    ['half of it', '{'],
    ['something else', '{"format":"townhall-boot"}'],
    ['zeros', '\u0000'.repeat(300)],
  ])('starts what there is when boot.json holds %s', async (_, text) => {
    const { slot } = machine.install(1, PROGRAMS.healthy);
    writeFileSync(machine.places.boot, text);
    const launcher = start();
    await launcher.says('boot.json is damaged');
    await launcher.says(`${slot} is healthy: it is the good release from now on`);
  });
  it('says why nothing can be started, waits longer each time, and starts a release as soon as there is one', async () => {
    const { slot } = machine.install(1, PROGRAMS.healthy);
    const another = machine.install(2, PROGRAMS.healthy);
    machine.setBoot({ good: slot });
    writeFileSync(machine.places.slot(slot).program, 'x');
    rmSync(machine.places.slot(another.slot).signatures);
    const launcher = start();
    await launcher.says(
      new RegExp(`Out of order: .*${slot.replace('+', '\\+')} \\(damaged: townhall-kiosk has 1 bytes`),
    );
    await launcher.says(`${another.slot} (its release document or the signatures cannot be read)`);
    await launcher.says('Tries again in 1 s.');
    machine.install(1, PROGRAMS.healthy);
    await launcher.says(`${slot} is healthy`);
  });
  it('starts nothing that nobody whom the machine trusts has signed (U2, U21)', async () => {
    machine.install(1, PROGRAMS.healthy);
    const stranger = newTestKey();
    const { signed, slot } = machine.install(2, PROGRAMS.healthy);
    const signatures = signed.signatures.map(({ keyId }) => ({
      keyId,
      signature: stranger.sign(signed.text),
    }));
    writeFileSync(machine.places.slot(slot).signatures, JSON.stringify({ signatures }));
    const launcher = start();
    await launcher.says('1.1.0+1 is healthy');
    expect(launcher.log()).not.toContain(`Starts ${slot}`);
  });
  it('starts the good release, and begins no trial, when the disk takes no more', async () => {
    const { good, tried } = withTrial(PROGRAMS.healthy);
    const full = async (): Promise<never> => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    const stop = new AbortController();
    const said: string[] = [];
    const ended = launch({
      places: machine.places,
      firstKeys: machine.keysFile,
      health: join(machine.folder, 'health.json'),
      disk: { ...realDisk, append: full },
      look: lookAtFile,
      parameters: [],
      environment: process.env,
      times: HEALTH_TIMES,
      stop: stop.signal,
      now: () => new Date(),
      say: (sentence) => said.push(sentence),
    });
    await until('it runs', () => said.some((sentence) => sentence.startsWith(`${good} runs`)));
    stop.abort();
    await ended;
    expect(said.join(' ')).toContain('boot.json cannot be written: ENOSPC');
    expect(said.join(' ')).not.toContain(`${tried} runs`);
  });
});

describe('the launcher is killed at any moment of a trial (hole (a) of the prototype)', () => {
  it('and the good release is not put into quarantine', async () => {
    const { tried } = withTrial(PROGRAMS.healthy);
    for (let round = 0; round < 5; round += 1) {
      const launcher = start({ times: ['--steady-s=1000', '--trial-most-s=2000'] });
      await launcher.says(`${tried} runs as process`);
      await launcher.kill('SIGKILL');
    }
    expect(machine.boot()).toMatchObject({ trial: { slot: tried }, quarantined: [] });
    await start().says(`${tried} is healthy: it is the good release`);
    expect(existsSync(machine.places.running)).toBe(true);
  });
});
