import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placedFiles } from '../../domain/release/index.ts';
import { cryptography, newTrial, realDisk } from '../../slots/index.ts';
import { type InstalledRelease, type TestMachine, testMachine } from '../../slots/testing/machine.ts';
import { startable } from '../../slots/testing/startable.ts';
import { takeRelease } from './take-release.ts';
import { filesOf, offeredRelease, serving, taking } from './testing/offered-release.ts';

let machine: TestMachine;
let good: InstalledRelease;
beforeEach(() => {
  machine = testMachine();
  good = machine.install(1, 'program 1', {}, filesOf(1));
  machine.setBoot({ good: good.slot });
});
afterEach(() => machine.remove());

describe('a release that is taken', () => {
  it('stands whole beside the good one, with nothing in it that the list does not have', async () => {
    const offered = offeredRelease(machine, 2);
    expect(await takeRelease(taking(machine, offered, good))).toEqual({ kind: 'ready', slot: offered.slot });
    expect(await startable(machine)).toEqual([good.slot, offered.slot]);
    expect(readFileSync(machine.places.slot(offered.slot).program, 'utf8')).toBe('program 2');
    expect(readdirSync(machine.places.slot(offered.slot).folder).sort()).toEqual([
      'app',
      'release.json',
      'release.sig.json',
    ]);
    expect(existsSync(machine.places.coming.folder)).toBe(false);
    expect(machine.boot()).toMatchObject({ good: good.slot, trial: null });
  });

  it('is fetched only as far as the running program does not have it', async () => {
    const offered = offeredRelease(machine, 2);
    const download = serving(offered.pack);
    await takeRelease(taking(machine, offered, good, { download }));
    const own = placedFiles(offered.release)
      .filter(({ path }) => !['locales/en.pak', 'LICENSE'].includes(path))
      .map(({ from, packed }) => ({ from, to: from + packed.size }));
    expect(download.asked).toEqual(own);
  });

  it('is fetched whole where the running program was damaged', async () => {
    const offered = offeredRelease(machine, 2);
    const { app } = machine.places.slot(good.slot);
    const bytes = readFileSync(join(app, 'locales/en.pak'));
    writeFileSync(join(app, 'locales/en.pak'), Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]));
    expect(await takeRelease(taking(machine, offered, good))).toMatchObject({ kind: 'ready' });
    expect(await startable(machine)).toEqual([offered.slot]);
  });

  it('is there already when the kiosk was ended between the download and the installation', async () => {
    const offered = offeredRelease(machine, 2);
    await takeRelease(taking(machine, offered, good));
    const download = serving(offered.pack);
    expect(await takeRelease(taking(machine, offered, good, { download }))).toMatchObject({ kind: 'ready' });
    expect(download.asked).toEqual([]);
  });

  it('replaces what stands in its slot and is damaged', async () => {
    const offered = offeredRelease(machine, 2);
    await takeRelease(taking(machine, offered, good));
    writeFileSync(machine.places.slot(offered.slot).program, 'something else');
    expect(await takeRelease(taking(machine, offered, good))).toMatchObject({ kind: 'ready' });
    expect(await startable(machine)).toEqual([good.slot, offered.slot]);
  });

  it('makes room: the good one, the one that runs and the one on trial stay, and none from before', async () => {
    const older = machine.install(3, 'an older one').slot;
    const trial = machine.install(4, 'on trial').slot;
    machine.setBoot({ good: good.slot, trial: newTrial(trial, []) });
    await takeRelease(taking(machine, offeredRelease(machine, 5), good));
    expect(readdirSync(machine.places.slotsFolder).sort()).toEqual([good.slot, trial, '1.5.0+5'].sort());
    expect(readdirSync(machine.places.slotsFolder)).not.toContain(older);
  });

  it('never replaces what is good or what runs, whatever it calls itself', async () => {
    const impostor = offeredRelease(machine, 1, {}, filesOf(1, 'another program'));
    expect(await takeRelease(taking(machine, impostor, good))).toMatchObject({
      kind: 'failed',
      why: 'wrong-file',
    });
    expect(await startable(machine)).toEqual([good.slot]);
  });
});

describe('what comes over the line', () => {
  it('is refused with a byte that changed, wherever it is (U3)', async () => {
    const offered = offeredRelease(machine, 2);
    const places = placedFiles(offered.release).filter(({ path }) => path === 'resources/app.asar');
    const [{ from, packed } = { from: 0, packed: { size: 1 } }] = places;
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.size - 1), fc.integer({ min: 1, max: 255 }), async (at, xor) => {
        const bad = Buffer.from(offered.pack);
        bad[from + at] = (bad[from + at] ?? 0) ^ xor;
        expect(await takeRelease(taking(machine, offered, good, { download: serving(bad) }))).toMatchObject({
          kind: 'failed',
          why: 'wrong-file',
        });
        expect(await startable(machine)).toEqual([good.slot]);
      }),
      { numRuns: 60 },
    );
    expect(await takeRelease(taking(machine, offered, good))).toMatchObject({ kind: 'ready' });
  });

  it.each([0, 1, 0.5, 0.999])(
    'continues where it was cut, after %d of each piece, and fetches nothing twice (U4)',
    async (part) => {
      const offered = offeredRelease(machine, 2);
      let count = 0;
      const cut = serving(offered.pack, (bytes) =>
        bytes.subarray(0, part === 1 ? 1 : Math.floor(bytes.length * part)),
      );
      expect(await takeRelease(taking(machine, offered, good, { download: cut }))).toMatchObject({
        kind: 'failed',
        why: 'interrupted',
      });
      expect(await startable(machine)).toEqual([good.slot]);
      const rest = serving(offered.pack, (bytes) => {
        count += bytes.length;
        return bytes;
      });
      expect(await takeRelease(taking(machine, offered, good, { download: rest }))).toMatchObject({
        kind: 'ready',
      });
      const [first] = cut.asked;
      const [again] = rest.asked;
      const came = Math.min((again?.from ?? 0) - (first?.from ?? 0), (first?.to ?? 0) - (first?.from ?? 0));
      const wanted = (first?.to ?? 0) - (first?.from ?? 0);
      expect(came).toBe(part === 1 ? 1 : Math.floor(wanted * part));
      expect(count).toBeGreaterThan(0);
    },
  );

  it('ends at the declared size, however much is sent (U8)', async () => {
    const offered = offeredRelease(machine, 2);
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536, 7);
      }
    }
    const download = serving(offered.pack, () => ({ kind: 'coming', chunks: endless() }));
    expect(await takeRelease(taking(machine, offered, good, { download }))).toMatchObject({
      why: 'wrong-file',
    });
    expect(sent).toBeLessThan(300_000);
  });

  it('ends at the declared size also when a piece unpacks to more (U8)', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const hash = offeredRelease(machine, 2).release.files[0]?.sha256 ?? '';
    const { files } = offeredRelease(machine, 2).release;
    const bombed = { size: bomb.length, sha256: cryptography.hash(bomb) };
    const made = offeredRelease(machine, 2, {
      files: files.map((file) =>
        file.path === 'resources/app.asar' ? { ...file, sha256: hash, packed: bombed } : file,
      ),
      package: {
        name: 'townhall-kiosk-1.2.0.pack',
        sha256: cryptography.hash(bomb),
        size: files.reduce(
          (sum, { path, packed }) => sum + (path === 'resources/app.asar' ? bombed.size : packed.size),
          0,
        ),
      },
    });
    const app = placedFiles(made.release).find(({ path }) => path === 'resources/app.asar');
    const download = serving(made.pack, (bytes) => bytes);
    const serve = Object.assign(
      async (wanted: Parameters<typeof download>[0], signal: AbortSignal) =>
        'from' in wanted && wanted.from === app?.from
          ? serving(bomb)({ path: '', from: 0, to: bomb.length }, signal)
          : download(wanted, signal),
      { asked: [] },
    );
    let most = 0;
    const disk = {
      ...realDisk,
      append: async (path: string) => {
        const file = await realDisk.append(path);
        return {
          ...file,
          write: async (bytes: Uint8Array) => {
            most = Math.max(most, bytes.length);
            await file.write(bytes);
          },
        };
      },
    };
    expect(await takeRelease(taking(machine, made, good, { download: serve, disk }))).toMatchObject({
      why: 'wrong-file',
    });
    expect(most).toBeLessThan(1_000_000);
    expect(await startable(machine)).toEqual([good.slot]);
  });

  it('of one release is refused for another (U7)', async () => {
    const offered = offeredRelease(machine, 2);
    const other = offeredRelease(machine, 3);
    expect(
      await takeRelease(taking(machine, offered, good, { download: serving(other.pack) })),
    ).toMatchObject({ kind: 'failed', why: 'wrong-file' });
  });

  it('of an earlier offer is not used for another one', async () => {
    const second = offeredRelease(machine, 2);
    const cut = serving(second.pack, (bytes, count) => (count < 2 ? bytes : { kind: 'unreachable' }));
    await takeRelease(taking(machine, second, good, { download: cut }));
    const third = offeredRelease(machine, 3);
    expect(await takeRelease(taking(machine, third, good))).toMatchObject({ kind: 'ready' });
    expect(await startable(machine)).toEqual([good.slot, third.slot]);
  });

  it('is not fetched at all when there is no room for it beside the journal (U10)', async () => {
    const offered = offeredRelease(machine, 2);
    const download = serving(offered.pack);
    const disk = { ...realDisk, freeBytes: async () => 200_000_000 };
    expect(await takeRelease(taking(machine, offered, good, { download, disk }))).toMatchObject({
      why: 'no-room',
    });
    expect(download.asked).toEqual([]);
  });
});
