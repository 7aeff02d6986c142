import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskEvent } from '../../domain/journal/index.ts';
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
const NEW = randomBytes(300_000);
const [FIRST, SECOND] = [1_000, 2_000];
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

const start = (options = {}): Promise<ContentKiosk> => folder.start({ central: central.url(), ...options });
const shows = (kiosk: ContentKiosk, version: number): Promise<boolean> =>
  until(
    `version ${version} is shown`,
    () => kiosk.version() === version,
    8_000,
    () => kiosk.events,
  );
const hears = (kiosk: ContentKiosk, event: KioskEvent): Promise<boolean> =>
  until(
    `the event ${JSON.stringify(event)}`,
    () => kiosk.events.some((one) => JSON.stringify(one) === JSON.stringify(event)),
    8_000,
    () => kiosk.events,
  );
/** Central has been asked twice more: whatever it offers was looked at by now. */
async function afterAnotherLook(): Promise<void> {
  const before = central.asked();
  await until('central is asked again', () => central.asked() >= before + 3, 8_000);
}
async function kioskWithFirst(options = {}): Promise<ContentKiosk> {
  central.publish(FIRST, filesWith('First', OLD));
  const kiosk = await start(options);
  await shows(kiosk, FIRST);
  return kiosk;
}

describe('the content of a kiosk', () => {
  it('is what shipped with the town until something is published, and after a restart without central what was published', async () => {
    const kiosk = await start();
    expect(kiosk.title()).toBe('Shipped');
    expect(kiosk.media(`/content/1/${FAIR}`)?.toString()).toBe('shipped');
    central.publish(FIRST, filesWith('First', OLD));
    await shows(kiosk, FIRST);
    expect(kiosk.title()).toBe('First');
    expect(kiosk.events).toEqual([{ kind: 'content-shown', version: FIRST }]);
    await kiosk.content.close();

    const again = await folder.start();
    expect(again.shown).toEqual([FIRST]);
    expect(again.title()).toBe('First');
    expect(again.media(`/content/${FIRST}/${FAIR}`)).toEqual(OLD);
    expect(again.events).toEqual([]);
  });

  it('has pictures of what is shown and of what was shown before, and nothing else of the disk', async () => {
    const kiosk = await kioskWithFirst();
    central.publish(SECOND, filesWith('Second', NEW));
    await shows(kiosk, SECOND);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(NEW);
    expect(kiosk.media(`/content/${FIRST}/${FAIR}`)).toEqual(OLD);
    for (const path of ['streets.json', 'manifest.json', '../trust.json', 'media/', ''])
      expect(kiosk.media(`/content/${SECOND}/${path}`)).toBeNull();
    expect(kiosk.media(`/content/3/${FAIR}`)).toBeNull();
    central.publish(3_000, filesWith('Third', NEW));
    await shows(kiosk, 3_000);
    expect(kiosk.media(`/content/${FIRST}/${FAIR}`)).toBeNull();
    await until('the oldest is removed', () => !readdirSync(`${folder.root}/content`).includes('1000'));
    expect(readdirSync(`${folder.root}/content`).sort()).toEqual(['2000', '3000', 'trust.json']);
  });

  it('does not change under the hands of a resident', async () => {
    const kiosk = await kioskWithFirst();
    kiosk.inUse.now = true;
    central.publish(SECOND, filesWith('Second', NEW));
    await until('it has come', () => readdirSync(`${folder.root}/content`).includes('2000'));
    await afterAnotherLook();
    expect(kiosk.title()).toBe('First');
    central.publish(3_000, filesWith('Third', NEW));
    await until('the next has come', () => readdirSync(`${folder.root}/content`).includes('3000'));
    expect(kiosk.shown).toEqual([1, FIRST]);
    kiosk.inUse.now = false;
    await shows(kiosk, 3_000);
    expect(kiosk.shown).toEqual([1, FIRST, 3_000]);
  });

  it('copies what has not changed, and fetches only the rest', async () => {
    const kiosk = await kioskWithFirst();
    central.downloads.length = 0;
    central.publish(SECOND, filesWith('Second', OLD));
    await shows(kiosk, SECOND);
    expect(central.downloads).toHaveLength(1);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(OLD);
  });
});

describe('a download', () => {
  /** A kiosk that has so many bytes of the new picture, and waits for the others. */
  async function kioskHalfway(options = {}): Promise<ContentKiosk> {
    const kiosk = await kioskWithFirst(options);
    central.downloads.length = 0;
    central.faults.silentAfter = HALF;
    central.publish(SECOND, filesWith('Second', NEW));
    await until('half of it is on the disk', () => partBytes() === HALF);
    return kiosk;
  }
  const HALF = 150_000;
  function partBytes(): number {
    const coming = `${folder.root}/content/coming`;
    const part = existsSync(coming) && readdirSync(coming).find((name) => name.endsWith('.part'));
    return part ? statSync(`${coming}/${part}`).size : 0;
  }
  const laterParts = () => central.downloads.map(({ from }) => from).filter((from) => from > 0);

  it('that is interrupted continues from the byte where it stopped', async () => {
    const kiosk = await kioskHalfway();
    central.cut();
    await shows(kiosk, SECOND);
    expect(laterParts()).toEqual([HALF]);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(NEW);
  });

  it('goes on after a restart of the kiosk, too', async () => {
    const kiosk = await kioskHalfway();
    await kiosk.content.close();
    await shows(await start(), SECOND);
    expect(laterParts()).toEqual([HALF]);
  });

  it('that falls silent is given up and resumed', async () => {
    const kiosk = await kioskHalfway({ silentMs: 150 });
    await shows(kiosk, SECOND);
    expect(laterParts()).toEqual([HALF]);
  });

  it('of a version that is not wanted any more leaves nothing in the next one', async () => {
    const kiosk = await kioskHalfway();
    central.publish(3_000, filesWith('Third', OLD));
    central.cut();
    await shows(kiosk, 3_000);
    expect(kiosk.shown).toEqual([1, FIRST, 3_000]);
    expect(readdirSync(folder.bundle(3_000)).sort()).toEqual([
      'announcements.json',
      'manifest.json',
      'media',
      'streets.json',
    ]);
  });

  it('with a wrong byte is not taken; staff hear of it, and it is fetched again', async () => {
    const kiosk = await kioskWithFirst();
    central.faults.wrongByte = true;
    central.publish(SECOND, filesWith('Second', NEW));
    await hears(kiosk, { kind: 'content-refused', why: 'wrong-file', version: SECOND });
    await shows(kiosk, SECOND);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(NEW);
  });
});

describe('what is not taken', () => {
  type Case = readonly [
    KioskEvent extends infer E ? (E extends { kind: 'content-refused'; why: infer W } ? W : never) : never,
    string,
    () => void,
  ];
  const offered = () => central.publish(SECOND, filesWith('Second', NEW));
  const changed = (change: (text: string) => string) => {
    const good = offered();
    central.offer({ ...good, manifest: { ...good.manifest, text: change(good.manifest.text) } });
  };
  const cases: readonly Case[] = [
    ['wrong-signature', 'a manifest that is cut off', () => changed((text) => text.slice(0, -40))],
    [
      'wrong-signature',
      'a manifest with another title',
      () => changed((text) => text.replace('mill', 'milk')),
    ],
    ['other-town', 'another town’s', () => central.publish(SECOND, {}, { townId: 'elsewhere' })],
    ['older', 'an older version', () => central.publish(FIRST - 1, filesWith('Older', NEW))],
    [
      'expired',
      'a version past its end',
      () => central.publish(SECOND, {}, { expiresAt: '2026-01-01T00:00:00Z' }),
    ],
    [
      'not-understood',
      'a form of the future',
      () => central.publish(SECOND, {}, { format: 'other' as never }),
    ],
    [
      'unknown-key',
      'content signed by a key that nobody named',
      () => {
        offered();
        central.usurp();
      },
    ],
  ];
  it.each(cases)('%s: %s; what was shown is shown on', async (why, _, offer) => {
    const kiosk = await kioskWithFirst();
    offer();
    await hears(kiosk, { kind: 'content-refused', why, version: null });
    await afterAnotherLook();
    expect(kiosk.events.filter(({ kind }) => kind === 'content-refused')).toHaveLength(1);
    expect(kiosk.shown).toEqual([1, FIRST]);
    expect(kiosk.title()).toBe('First');
    offered();
    if (why !== 'unknown-key') await shows(kiosk, SECOND);
  });

  it('content that does not fit the town; it is not fetched again and again', async () => {
    const kiosk = await kioskWithFirst();
    central.publish(SECOND, { ...filesWith('Second', NEW), 'streets.json': Buffer.from('{"no":"list"}') });
    await hears(kiosk, { kind: 'content-refused', why: 'unfit', version: SECOND });
    const fetched = central.downloads.length;
    await afterAnotherLook();
    expect(central.downloads.length).toBe(fetched);
    expect(kiosk.title()).toBe('First');
  });

  it('nothing older than what was once shown, also after a restart', async () => {
    const kiosk = await kioskWithFirst();
    central.publish(SECOND, filesWith('Second', NEW));
    await shows(kiosk, SECOND);
    await kiosk.content.close();
    central.publish(FIRST, filesWith('First', OLD));
    const again = await start();
    await hears(again, { kind: 'content-refused', why: 'older', version: null });
    expect(again.title()).toBe('Second');
  });
});

describe('central’s key', () => {
  it('may change again and again, each named by the one before; what is on the disk is good on', async () => {
    const kiosk = await kioskWithFirst();
    for (let times = 0; times < 5; times += 1) {
      central.rotate();
      await afterAnotherLook();
    }
    expect(kiosk.events).toEqual([{ kind: 'content-shown', version: FIRST }]);
    await kiosk.content.close();
    const again = await folder.start();
    expect(again.title()).toBe('First');
    await again.content.close();

    central.rotate();
    central.rotate();
    central.publish(SECOND, filesWith('Second', NEW));
    await shows(await start(), SECOND);
  });

  it('is learnt anew by a kiosk that was enrolled anew', async () => {
    const kiosk = await kioskWithFirst();
    central.usurp();
    await hears(kiosk, { kind: 'content-refused', why: 'unknown-key', version: null });
    await kiosk.content.close();
    const again = await start({ epoch: 2 });
    expect(again.shown[0]).toBe(1);
    await shows(again, FIRST);
  });
});

describe('a version that was damaged on the disk', () => {
  async function kioskWithBoth(): Promise<void> {
    const kiosk = await kioskWithFirst();
    central.publish(SECOND, filesWith('Second', NEW));
    await shows(kiosk, SECOND);
    await kiosk.content.close();
  }
  const flip = (file: string): void => {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(10) ^ 1, 10);
    writeFileSync(file, bytes);
  };

  it.each<readonly [string, () => void]>([
    ['a byte of a picture', () => flip(folder.bundle(SECOND, FAIR))],
    ['a byte of a list', () => flip(folder.bundle(SECOND, 'announcements.json'))],
    ['its manifest cut off', () => writeFileSync(folder.bundle(SECOND, 'manifest.json'), '{"text":"')],
    [
      'its manifest another version’s',
      () => copyFileSync(folder.bundle(FIRST, 'manifest.json'), folder.bundle(SECOND, 'manifest.json')),
    ],
    ['a list gone', () => rmSync(folder.bundle(SECOND, 'streets.json'))],
    [
      'a link in a picture’s place',
      () => {
        rmSync(folder.bundle(SECOND, FAIR));
        symlinkSync(folder.bundle(FIRST, FAIR), folder.bundle(SECOND, FAIR));
      },
    ],
  ])('(%s) gives way to the one before, staff hear of it, and it is fetched again', async (_, damage) => {
    await kioskWithBoth();
    damage();
    const without = await folder.start();
    expect(without.shown).toEqual([FIRST]);
    expect(without.title()).toBe('First');
    expect(without.events).toEqual([
      { kind: 'content-damaged', version: SECOND },
      { kind: 'content-shown', version: FIRST },
    ]);
    await without.content.close();
    const kiosk = await start();
    await shows(kiosk, SECOND);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(NEW);
  });

  it('gives way to what shipped with the town when there is no other', async () => {
    await kioskWithBoth();
    for (const version of [FIRST, SECOND]) flip(folder.bundle(version, FAIR));
    const kiosk = await folder.start();
    expect(kiosk.title()).toBe('Shipped');
    expect(kiosk.events).toContainEqual({ kind: 'content-damaged', version: FIRST });
    expect(kiosk.events.at(-1)).toEqual({ kind: 'content-shown', version: 1 });
  });

  it('is not copied from: a good file is fetched instead', async () => {
    const kiosk = await kioskWithFirst();
    flip(folder.bundle(FIRST, FAIR));
    central.publish(SECOND, filesWith('Second', OLD));
    await shows(kiosk, SECOND);
    expect(kiosk.media(`/content/${SECOND}/${FAIR}`)).toEqual(OLD);
  });
});
