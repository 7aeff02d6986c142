import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { z } from 'zod';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { waterAround } from '../small-content/index.ts';
import { contentVersion, expect, publish, type TestTown, test } from './town.ts';

type Text = Readonly<Record<string, string>>;
type Announcement = { readonly id: string; readonly title: Text } & Record<string, unknown>;
const ID = 'water-shut-off';
const PICTURE = 'media/pump-house.svg';
const BASEMAP = 'media/town.pmtiles';
const CREDIT = '© The waterworks';
/** Larger than what is read at once. */
const BEHIND_TILES = 5_000_000;
/** As `renderer/map` draws water by day. */
const WATER = [0xa9, 0xcb, 0xe3];

/** The town's content with another title of an announcement, which has a new picture now. */
function changeContent(folder: string): void {
  const file = join(folder, 'announcements.json');
  const announcements: Announcement[] = JSON.parse(readFileSync(file, 'utf8'));
  const changed = announcements.map((one) => {
    if (one.id !== ID) return one;
    const again = (text: string): string => `Pumphouse: ${text}`;
    const title = Object.fromEntries(Object.entries(one.title).map(([tag, text]) => [tag, again(text)]));
    return { ...one, title, picture: { file: PICTURE, alternative: title } };
  });
  writeFileSync(file, JSON.stringify(changed));
  cpSync(join(folder, 'media/mill.svg'), join(folder, PICTURE));
  const mapFile = join(folder, 'map.json');
  const map = JSON.parse(readFileSync(mapFile, 'utf8'));
  writeFileSync(mapFile, JSON.stringify({ ...map, basemap: BASEMAP, basemapCredit: CREDIT }));
  writeFileSync(join(folder, BASEMAP), Buffer.concat([waterAround(map.centre), Buffer.alloc(BEHIND_TILES)]));
}

async function find(kiosk: KioskApp, word: string): Promise<void> {
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap('language-en');
  await kiosk.tap('find');
  await kiosk.type(word);
  await kiosk.tap(`announcement-${ID}`);
  await expect(kiosk.page.locator('h1')).toBeVisible();
}

const heading = (kiosk: KioskApp) => kiosk.page.locator('h1');

/** What the page gets at a path of its own origin. */
const statusOf = (kiosk: KioskApp, path: string): Promise<number> =>
  kiosk.page.evaluate(async (wanted) => (await fetch(wanted)).status, path);

async function alarmsOf({ town }: TestTown): Promise<readonly string[]> {
  const { alarms } = z
    .object({ alarms: z.array(z.object({ kind: z.string() }).loose()) })
    .parse(await town.ask('alarms'));
  return alarms.map(({ kind }) => kind);
}

test('what the town publishes comes when nobody stands there, stays without central, and a damaged disk shows what was before', async ({
  town,
}) => {
  const contentFolder = join(town.town.folder, 'content');
  cpSync('config/towns/millbrook/content', contentFolder, { recursive: true });
  const kept = (version: number, path = ''): string =>
    join(town.town.kioskFolder, 'content', String(version), path);
  const kiosk = town.kiosk();
  await expect.poll(() => contentVersion(kiosk), { timeout: 120_000 }).toBeGreaterThan(1);
  const first = await contentVersion(kiosk);

  const second = await test.step('nothing changes under the hands of a resident', async () => {
    await find(kiosk, 'night');
    await expect(heading(kiosk)).toHaveText(/^No water at night/);
    changeContent(contentFolder);
    const answer = await town.town.ask('import-content', contentFolder);
    const version = Number(answer.version);
    await expect.poll(() => existsSync(kept(version)), { timeout: 120_000 }).toBe(true);
    expect(await contentVersion(kiosk)).toBe(first);
    await kiosk.tap('back');
    await kiosk.tap(`announcement-${ID}`);
    await expect(heading(kiosk)).toHaveText(/^No water at night/);
    await kiosk.tap('leave');
    return version;
  });

  await test.step('after the session the new one is there, found by search, with its picture', async () => {
    await expect.poll(() => contentVersion(kiosk), { timeout: 120_000 }).toBe(second);
    await find(kiosk, 'pumpho');
    await expect(heading(kiosk)).toHaveText(/^Pumphouse: No water/);
    const picture = kiosk.page.locator(`img[src="/content/${second}/${PICTURE}"]`);
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    expect(await statusOf(kiosk, `/content/${first}/media/mill.svg`)).toBe(200);
    for (const path of [
      `/content/${second}/announcements.json`,
      `/content/${second}/manifest.json`,
      `/content/${second}/media/none.svg`,
      `/content/${second}/media/../../trust.json`,
      '/content/trust.json',
      '/media/mill.svg',
    ])
      expect(await statusOf(kiosk, path), path).toBe(404);
    const film = `/content/${second}/media/river.webm`;
    expect(await partOf(kiosk, film, 'bytes=2-5')).toEqual([206, 4]);
    expect(await partOf(kiosk, film, 'bytes=99999999-')).toEqual([416, 0]);
    expect(await kiosk.page.evaluate(seeksTo, { film, share: 0.8 })).toBeCloseTo(0.8);
  });

  await test.step('below the map lie the tiles that came with it', async () => {
    await kiosk.tap('leave');
    await kiosk.tap('start');
    await kiosk.tap('language-en');
    await kiosk.tap('group-look-up');
    await kiosk.tap('list-place');
    await kiosk.tap('places-turn');
    await kiosk.page.locator('[data-testid=map][data-drawn]').waitFor();
    // All around the town is water now: its own streets and houses stand in it.
    await expect.poll(() => shareOfWater(kiosk)).toBeGreaterThan(0.4);
    await expect(kiosk.page.getByTestId('map-credit')).toHaveText(CREDIT);
    const tiles = `/content/${second}/${BASEMAP}`;
    expect(await partOf(kiosk, tiles, 'bytes=0-126')).toEqual([206, 127]);
    const [status, bytes = 0] = await partOf(kiosk, tiles, '');
    expect(status).toBe(200);
    expect(bytes).toBeGreaterThan(BEHIND_TILES);
  });

  await test.step('after a restart with central down it is still there', async () => {
    await kiosk.close();
    await town.town.programs.central.stop();
    const again = await town.start();
    await find(again, 'pumpho');
    await expect(heading(again)).toHaveText(/^Pumphouse: No water/);
    await again.close();
  });

  await test.step('a file that was damaged on the disk: the version before is shown, and central told', async () => {
    const file = kept(second, 'announcements.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Pumphouse', 'Pumphause'));
    const again = await town.start();
    await find(again, 'night');
    await expect(heading(again)).toHaveText(/^No water at night/);
    expect(await contentVersion(again)).toBe(first);
    await again.tap('leave');
    await town.town.startCentral();
    await expect.poll(() => contentVersion(again), { timeout: 120_000 }).toBe(second);
    expect(readFileSync(file, 'utf8')).not.toContain('Pumphause');
    await expect.poll(() => alarmsOf(town), { timeout: 120_000 }).toContain('content-damaged');
  });

  await test.step('what was published before again is a new version, too', async () => {
    const third = await publish(town, 'config/towns/millbrook/content');
    expect(third).toBeGreaterThan(second);
    await find(town.kiosk(), 'night');
    await expect(heading(town.kiosk())).toHaveText(/^No water at night/);
  });
});

const partOf = (kiosk: KioskApp, path: string, range: string): Promise<number[]> =>
  kiosk.page.evaluate(
    async ([from = '', Range = '']) => {
      const answer = await fetch(from, { headers: { Range } });
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    },
    [path, range],
  );

/** In the page: goes to a place in a film. Returns the share of the film where it is then. */
async function seeksTo({ film, share }: { readonly film: string; readonly share: number }): Promise<number> {
  const video = document.createElement('video');
  const heard = (event: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
    });
  const known = heard('loadedmetadata');
  video.src = film;
  await known;
  const there = heard('seeked');
  video.currentTime = share * video.duration;
  await there;
  return video.currentTime / video.duration;
}

async function shareOfWater(kiosk: KioskApp): Promise<number> {
  const { data, width, height } = PNG.sync.read(await kiosk.page.getByTestId('map').screenshot());
  let water = 0;
  for (let at = 0; at < data.length; at += 4)
    if (WATER.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 3)) water += 1;
  return water / (width * height);
}
