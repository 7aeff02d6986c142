import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAMS } from '../../launcher/testing/programs.ts';
import { runLauncher } from '../../launcher/testing/run-launcher.ts';
import { beginTrial, readBoot, releasePlaces } from '../../slots/index.ts';
import { type TestMachine, testMachine } from '../../slots/testing/machine.ts';
import { startable } from '../../slots/testing/startable.ts';
import { afterPowerCut, canMountExt4, makeExt4 } from '../../test/support/ext4-disk.ts';
import { takeRelease } from './take-release.ts';
import { listenedDisk } from './testing/listened-disk.ts';
import { filesOf, offeredRelease, taking } from './testing/offered-release.ts';

describe.runIf(canMountExt4())('a power cut on a real ext4 (U20)', () => {
  it('before any call to the disk leaves a release that the launcher starts', async () => {
    const machine = testMachine();
    const disk = makeExt4(join(machine.folder, 'image'), machine.places.root);
    try {
      mkdirSync(machine.places.slotsFolder, { recursive: true });
      const good = machine.install(1, PROGRAMS.healthy, {}, filesOf(1, PROGRAMS.healthy));
      machine.setBoot({ good: good.slot });
      const offered = offeredRelease(machine, 2, {}, filesOf(2, PROGRAMS.healthy));
      const cut = { ...machine, places: releasePlaces(join(machine.folder, 'cut')) };
      const found = new Map<string, number>();
      let calls = 0;
      // What was installed before is on the disk for good.
      execFileSync('sync', ['--file-system', machine.places.root]);
      const look = async (): Promise<void> => {
        const whole = await startable(cut);
        const boot = await readBoot(cut.places.boot);
        expect(whole, `before call ${calls}`).toContain(good.slot);
        if (boot.kind !== 'read') throw new Error(`before call ${calls} boot.json is ${boot.kind}`);
        const { trial } = boot.boot;
        if (trial) expect(whole, `before call ${calls}`).toContain(trial.slot);
        const kind = JSON.stringify([whole, trial?.slot ?? null]);
        if (!found.has(kind)) await starts(cut, trial ? offered.slot : good.slot);
        found.set(kind, (found.get(kind) ?? 0) + 1);
      };
      const watched = {
        ...listenedDisk(async () => {
          calls += 1;
          await afterPowerCut(disk, cut.places.root, look);
        }),
        // This one is small, so that a copy of it is quick; the room that a kiosk leaves free would not fit into it.
        freeBytes: async () => Number.MAX_SAFE_INTEGER,
      };
      const taken = await takeRelease(taking(machine, offered, good, { disk: watched }));
      expect(taken.kind).toBe('ready');
      await beginTrial({ places: machine.places, disk: watched }, offered.slot, []);
      // With the last call everything is promised: the trial begins.
      await afterPowerCut(disk, cut.places.root, look);
      expect([...found.keys()]).toEqual([
        JSON.stringify([[good.slot], null]),
        JSON.stringify([[good.slot, offered.slot], null]),
        JSON.stringify([[good.slot, offered.slot], offered.slot]),
      ]);
      expect(calls).toBeGreaterThan(40);
    } finally {
      disk.unmount();
      machine.remove();
    }
  });
});

async function starts(cut: TestMachine, slot: string): Promise<void> {
  const launcher = runLauncher(cut);
  try {
    await launcher.says(`${slot} is healthy`);
  } finally {
    await launcher.kill('SIGTERM');
  }
}
