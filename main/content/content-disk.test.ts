import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../slots/index.ts';
import { until } from '../../test/support/until.ts';
import {
  type ContentKiosk,
  filesWith,
  type KioskFolder,
  kioskFolder,
  town,
} from './testing/content-kiosk.ts';
import { type Publisher, startPublisher } from './testing/publisher.ts';

const OLD = randomBytes(40_000);
const NEW = randomBytes(9_000);
const FAIR = 'media/fair.png';

let central: Publisher;
let folder: KioskFolder;
beforeEach(async () => {
  central = await startPublisher(town.townId);
  folder = kioskFolder();
});
afterEach(async () => {
  await folder.close();
  await central.close();
});

const shows = (kiosk: ContentKiosk, version: number): Promise<boolean> =>
  until(
    `version ${version} is shown`,
    () => kiosk.version() === version,
    8_000,
    () => kiosk.events,
  );

async function firstOn(disk: Disk): Promise<ContentKiosk> {
  central.publish(1_000, filesWith('First', OLD));
  const kiosk = await folder.start({ central: central.url(), disk });
  await shows(kiosk, 1_000);
  return kiosk;
}

it('a disk with too little room left takes nothing; staff hear of it once, and it is fetched when there is room', async () => {
  let free = 10_000_000_000;
  const kiosk = await firstOn({ ...realDisk, freeBytes: async () => free });
  free = 200_000_000;
  central.downloads.length = 0;
  central.publish(2_000, filesWith('Second', NEW));
  await until('it is refused', () => kiosk.events.some(({ kind }) => kind === 'content-refused'), 8_000);
  const asked = central.asked();
  await until('central is asked again', () => central.asked() > asked + 3, 8_000);
  expect(kiosk.events.slice(1)).toEqual([{ kind: 'content-refused', why: 'no-room', version: 2_000 }]);
  expect(central.downloads).toEqual([]);
  expect(kiosk.title()).toBe('First');
  free = 10_000_000_000;
  await shows(kiosk, 2_000);
});

it.each(['ENOSPC', 'EIO'])(
  'a disk that fails while it is written to (%s) loses nothing that is shown',
  async (code) => {
    let failing = false;
    const append: Disk['append'] = async (path) => {
      const file = await realDisk.append(path);
      return {
        ...file,
        write: async (bytes) => {
          if (failing) throw Object.assign(new Error(code), { code });
          await file.write(bytes);
        },
      };
    };
    const kiosk = await firstOn({ ...realDisk, append });
    failing = true;
    central.publish(2_000, filesWith('Second', NEW));
    await until('it is refused', () => kiosk.events.some(({ kind }) => kind === 'content-refused'), 8_000);
    expect(kiosk.events.at(-1)).toMatchObject({ why: code === 'EIO' ? 'disk-failed' : 'no-room' });
    expect(kiosk.title()).toBe('First');
    failing = false;
    await shows(kiosk, 2_000);
    expect(kiosk.media(`/content/2000/${FAIR}`)).toEqual(NEW);
  },
);

/** A disk whose power fails at the step of this number: that step is half done, and nothing happens any more. */
function diskUntil(step: number): { disk: Disk; failed: () => boolean } {
  let steps = 0;
  const never = (): Promise<never> => new Promise(() => undefined);
  const isLast = (): boolean => {
    steps += 1;
    return steps === step;
  };
  const isOver = (): boolean => steps >= step;
  const disk: Disk = {
    ...realDisk,
    append: async (path) => {
      if (isOver() || isLast()) return never();
      const file = await realDisk.append(path);
      return {
        write: async (bytes) => {
          if (!isLast()) return file.write(bytes);
          await file.write(bytes.subarray(0, bytes.length / 2));
          await file.abandon();
          return never();
        },
        finish: async () => {
          if (!isLast()) return file.finish();
          await file.abandon();
          return never();
        },
        abandon: file.abandon,
      };
    },
    copy: async (from, to) => (isOver() || isLast() ? never() : realDisk.copy(from, to)),
    place: async (from, to) => (isOver() || isLast() ? never() : realDisk.place(from, to)),
  };
  return { disk, failed: isOver };
}

it('a kiosk that is cut off at any step of an update shows a whole version after it, and then the new one', async () => {
  const second = (): unknown => central.publish(2_000, filesWith('Second', NEW));
  const isDone = (): boolean =>
    readFileSync(join(folder.root, 'content/trust.json'), 'utf8').includes('"floor":2000');
  const seen = new Set<string | undefined>();
  let step = 1;
  for (; ; step += 1) {
    await folder.close();
    folder = kioskFolder();
    await (await firstOn(realDisk)).content.close();
    second();
    const cut = diskUntil(step);
    await folder.start({ central: central.url(), disk: cut.disk, isCutOff: true });
    await until(`step ${step} is reached`, () => cut.failed() || isDone(), 8_000);
    // It came to its end before the power failed: all steps have been tried.
    if (!cut.failed()) break;

    const alone = await folder.start();
    seen.add(alone.title());
    const whole = alone.title() === 'First' ? OLD : NEW;
    expect(alone.media(`/content/${alone.version()}/${FAIR}`)).toEqual(whole);
    expect(alone.events.some(({ kind }) => kind === 'content-damaged')).toBe(false);
    await alone.content.close();
    const again = await folder.start({ central: central.url() });
    await shows(again, 2_000);
    expect(again.media(`/content/2000/${FAIR}`)).toEqual(NEW);
  }
  expect(step).toBeGreaterThan(12);
  expect([...seen]).toEqual(['First', 'Second']);
});
