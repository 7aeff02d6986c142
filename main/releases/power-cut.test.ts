import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAMS } from '../../launcher/testing/programs.ts';
import { runLauncher } from '../../launcher/testing/run-launcher.ts';
import { readBoot, releasePlaces } from '../../slots/index.ts';
import { type InstalledRelease, type TestMachine, testMachine } from '../../slots/testing/machine.ts';
import { startable } from '../../slots/testing/startable.ts';
import { childOf } from '../../test/support/child-of.ts';
import { canTrace } from '../../test/support/disk-faults.ts';
import { BARE_ENVIRONMENT, NODE } from '../../test/support/node.ts';
import { cutDisks, readDisk } from '../../test/support/power-cut.ts';
import { type DiskStep, readTrace, tracing } from '../../test/support/traced-writes.ts';
import { filesOf, offeredRelease } from './testing/offered-release.ts';

/** The first releases: the one before, and the one that runs. */
const [BEFORE, GOOD, NEW] = [1, 2, 3];

describe.runIf(canTrace())('a power cut while a release is taken, tried and kept (U1, U20)', () => {
  let machine: TestMachine;
  let good: InstalledRelease;
  let offered: InstalledRelease;
  /** The disk as the first step found it, and every step after. */
  let before: ReturnType<typeof readDisk>;
  const steps: DiskStep[] = [];

  beforeAll(async () => {
    machine = testMachine();
    machine.install(BEFORE, PROGRAMS.healthy, {}, filesOf(BEFORE, PROGRAMS.healthy));
    good = machine.install(GOOD, PROGRAMS.healthy, {}, filesOf(GOOD, PROGRAMS.healthy));
    machine.setBoot({ good: good.slot });
    const { pack, ...next } = offeredRelease(machine, NEW, {}, filesOf(NEW, PROGRAMS.healthy));
    offered = next;
    writeFileSync(join(machine.folder, 'signed.json'), JSON.stringify(offered.signed));
    writeFileSync(join(machine.folder, 'package'), pack);
    mkdirSync(join(machine.folder, 'run'));
    before = readDisk(machine.places.root);
    await recordTaking();
    await recordLauncher();
  });
  afterAll(() => machine.remove());

  async function recordTaking(): Promise<void> {
    const trace = join(machine.folder, 'taking.trace');
    const program = [NODE, 'main/releases/testing/take-program.ts', machine.folder, good.slot];
    const [command = '', ...parameters] = tracing(trace, program);
    const code = await new Promise((resolve) =>
      // One thread does all that concerns the disk, so that its steps have an order.
      spawn(command, parameters, {
        env: { ...BARE_ENVIRONMENT, UV_THREADPOOL_SIZE: '1' },
        stdio: 'ignore',
      }).once('exit', resolve),
    );
    expect(code).toBe(0);
    steps.push(...readTrace(readFileSync(trace, 'utf8'), machine.places.root));
  }

  async function recordLauncher(): Promise<void> {
    const trace = join(machine.folder, 'launcher.trace');
    const launcher = runLauncher(machine, {
      command: tracing(trace, [NODE, 'launcher/index.ts']),
      environment: {
        ...BARE_ENVIRONMENT,
        UV_THREADPOOL_SIZE: '1',
        RUNTIME_DIRECTORY: join(machine.folder, 'run'),
      },
    });
    await launcher.says(`${offered.slot} is healthy: it is the good release from now on`);
    process.kill(childOf(launcher.child.pid ?? 0), 'SIGTERM');
    await launcher.ended;
    steps.push(...readTrace(readFileSync(trace, 'utf8'), machine.places.root));
  }

  it('leaves a disk from which the launcher starts a release that works, whatever was lost', async () => {
    expect(machine.boot()).toMatchObject({ good: offered.slot, trial: null });
    const cut = { ...machine, places: releasePlaces(join(machine.folder, 'cut')) };
    const outcomes = new Map<string, string>();
    let disks = 0;
    for (const { when, writeTo } of cutDisks(before, steps)) {
      disks += 1;
      writeTo(cut.places.root);
      const whole = await startable(cut);
      const boot = await readBoot(cut.places.boot);
      expect(whole, when).toContain(good.slot);
      expect(boot.kind, when).toBe('read');
      if (boot.kind !== 'read') continue;
      // What boot.json names is there, whole.
      for (const slot of [boot.boot.good, boot.boot.trial?.slot])
        if (slot) expect(whole, when).toContain(slot);
      outcomes.set(JSON.stringify([whole, boot.boot]), when);
    }
    expect(disks).toBeGreaterThan(200);
    for (const when of outcomes.values()) await starts(cut, when);
    expect(outcomes.size).toBeGreaterThan(4);
  });

  /** Makes this disk again, and lets the real launcher start from it. */
  async function starts(cut: TestMachine, when: string): Promise<void> {
    for (const disk of cutDisks(before, steps)) if (disk.when === when) disk.writeTo(cut.places.root);
    const launcher = runLauncher(cut);
    try {
      await launcher.says(/ is healthy/);
      expect([good.slot, offered.slot], when).toContain(cut.boot().good);
      expect(launcher.log(), when).not.toMatch(/damaged|Out of order|has ended/);
    } finally {
      await launcher.kill('SIGTERM');
      rmSync(cut.places.root, { recursive: true, force: true });
    }
  }
});
