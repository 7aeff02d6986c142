import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginTrial, type Disk, readBoot, realDisk } from '../../slots/index.ts';
import { type InstalledRelease, type TestMachine, testMachine } from '../../slots/testing/machine.ts';
import { startable } from '../../slots/testing/startable.ts';
import { bundledProgram } from '../../test/programs/index.ts';
import { canTrace } from '../../test/support/disk-faults.ts';
import { BARE_ENVIRONMENT, NODE } from '../../test/support/node.ts';
import { takeRelease } from './take-release.ts';
import { DISK_CALLS, type DiskCall, listenedDisk } from './testing/listened-disk.ts';
import { filesOf, type OfferedRelease, offeredRelease, taking } from './testing/offered-release.ts';

let machine: TestMachine;
let good: InstalledRelease;
let offered: OfferedRelease;
beforeEach(() => {
  machine = testMachine();
  good = machine.install(1, 'program 1', {}, filesOf(1));
  machine.setBoot({ good: good.slot });
  offered = offeredRelease(machine, 2);
});
afterEach(() => machine.remove());

/** As before the release came. */
function anew(): void {
  const { places } = machine;
  for (const path of [places.coming.folder, places.slot(offered.slot).folder])
    rmSync(path, { recursive: true, force: true });
  machine.setBoot({ good: good.slot });
}

/** Takes the release and begins its trial. */
async function take(disk: Disk): ReturnType<typeof takeRelease> {
  const taken = await takeRelease(taking(machine, offered, good, { disk }));
  if (taken.kind === 'ready')
    await beginTrial({ places: machine.places, disk }, taken.slot, []).catch(() => undefined);
  return taken;
}

describe('a disk that fails while a release is taken', () => {
  it.each([
    ['EIO', 'disk-failed', 'U11'],
    ['ENOSPC', 'no-room', 'U10'],
  ] as const)(
    'with %s at any one call: it is %s or taken, and the good release stays startable (%s)',
    async (code, why, _guarantee) => {
      const seen = new Set<DiskCall>();
      for (let failsAt = 1; ; failsAt += 1) {
        anew();
        let calls = 0;
        const taken = await take(
          listenedDisk(async (call) => {
            calls += 1;
            seen.add(call);
            if (calls === failsAt) throw Object.assign(new Error(code), { code });
          }),
        );
        expect(await startable(machine)).toContain(good.slot);
        expect((await readBoot(machine.places.boot)).kind).toBe('read');
        if (calls < failsAt) {
          expect(taken.kind).toBe('ready');
          expect(failsAt).toBeGreaterThan(40);
          break;
        }
        // A copy that fails is fetched instead; a boot file that cannot be written begins no trial.
        if (taken.kind === 'failed') expect(taken).toMatchObject({ why });
        else expect(await startable(machine)).toEqual([good.slot, offered.slot]);
        if (taken.kind === 'failed' && code === 'EIO' && failsAt % 5 === 0)
          expect((await take(realDisk)).kind).toBe('ready');
      }
      expect([...seen].sort()).toEqual([...DISK_CALLS].sort());
    },
  );

  it('is never asked to sync the same file a second time after a sync that failed (U11)', async () => {
    let failed = false;
    let after = 0;
    await take(
      listenedDisk(async (call) => {
        if (failed && ['finish', 'place', 'syncFolder', 'setExecutable'].includes(call)) after += 1;
        if (call !== 'finish' || failed) return;
        failed = true;
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      }),
    );
    expect({ failed, after }).toEqual({ failed: true, after: 0 });
  });
});

describe.runIf(canTrace())('a kiosk that is killed while it takes a release (U1)', () => {
  // Each rename, and of the others every second; of writes a few: nothing that they leave counts before it is synced and renamed.
  it.each([
    ['rename', 1],
    ['fsync', 2],
    ['unlink,rmdir,mkdir,chmod', 2],
    ['write,pwrite64', 60],
  ] as const)(
    'at %s (every call of a number that is divisible by %d): the good release starts, and the next try brings the new one',
    async (calls, step) => {
      writeFileSync(join(machine.folder, 'signed.json'), JSON.stringify(offered.signed));
      writeFileSync(join(machine.folder, 'package'), offered.pack);
      let kills = 0;
      for (let at: number = step; ; at += step) {
        anew();
        if (!isKilled(calls, at)) break;
        kills += 1;
        expect(await startable(machine), `after the kill at ${at}`).toContain(good.slot);
        expect((await readBoot(machine.places.boot)).kind).toBe('read');
        // What was left over is never in the way.
        if (kills % 5 !== 0) continue;
        expect((await take(realDisk)).kind).toBe('ready');
        expect(await startable(machine)).toEqual([good.slot, offered.slot]);
      }
      expect(kills).toBeGreaterThan(0);
      // The last one came to its end.
      expect(machine.boot()).toMatchObject({ good: good.slot, trial: { slot: offered.slot } });
    },
  );

  /** False when it came to its end before the call of this number. */
  function isKilled(calls: string, at: number): boolean {
    const kill = `inject=${calls}:signal=KILL:when=${at}`;
    const { status, signal, stderr } = spawnSync(
      'strace',
      [
        ...['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', kill, NODE],
        ...[bundledProgram('main/releases/testing/take-program.ts'), machine.folder, good.slot],
      ],
      // One thread does all that concerns the disk, so that its calls have an order.
      { env: { ...BARE_ENVIRONMENT, UV_THREADPOOL_SIZE: '1' }, encoding: 'utf8' },
    );
    if (status === 0) return false;
    if (signal !== 'SIGKILL' && status !== 137) throw new Error(`it failed by itself: ${stderr}`);
    return true;
  }
});
