import { createHash, randomUUID, verify } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContentManifest, signedTextOfManifest } from '../../../domain/content/index.ts';
import { emptyHead } from '../../../domain/journal/index.ts';
import { signedTextOfRotation } from '../../../domain/signing/index.ts';
import {
  contentFile,
  currentContent,
  deliverJournal,
  heartbeat,
  type PublishedContent,
} from '../../../domain/wire/index.ts';
import { waterAround } from '../../../test/small-content/index.ts';
import { listAlarmRows } from '../alarms/index.ts';
import { listKioskRows } from '../kiosks/index.ts';
import { publicKeyOf } from '../ledger/index.ts';
import { type TestCentral, type TestKiosk, TOWN_ID, testCentral, testJournal } from '../testing/index.ts';
import { contentKeyFile, makeContentKey, publishContent, publishedLogo, rotateContentKey } from './index.ts';

describe('publishing content', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let folder: string;
  let keyFile: string;
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    keyFile = contentKeyFile(mkdtempSync(join(tmpdir(), 'central-')));
  });
  afterAll(() => test.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    put('streets.json', ['Mill Square']);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  const publish = (expiresInDays: number | null = null) =>
    publishContent(test.central, keyFile, { townId: TOWN_ID, folder, expiresInDays, actor: 'test' });
  const current = async (version: number | null = null, publicKey: string | null = null) =>
    kiosk.ask(currentContent, { version, publicKey });
  const published = async (): Promise<PublishedContent> => {
    const answer = await current();
    if (answer.kind !== 'published') throw new Error(answer.kind);
    return answer;
  };
  const fits = ({ publicKey, manifest }: PublishedContent): boolean =>
    verify(
      null,
      Buffer.from(signedTextOfManifest(manifest.text)),
      publicKeyOf(publicKey),
      Buffer.from(manifest.signature, 'base64'),
    );
  const film = (bytes: number): Buffer => {
    const content = Buffer.alloc(bytes, 'a film ');
    mkdirSync(join(folder, 'media'), { recursive: true });
    writeFileSync(join(folder, 'media/film.mp4'), content);
    const text = { en: 'Film', ar: 'فيلم' };
    const blocks = [{ kind: 'video', file: 'media/film.mp4', spoken: text }];
    put('pages.json', [{ id: 'film', title: text, summary: text, blocks }]);
    return content;
  };

  it('signs a first version; the same folder again changes nothing, another one is a higher version', async () => {
    expect(await current()).toEqual({ kind: 'none' });
    const first = await publish();
    expect(first).toMatchObject({ kind: 'published', files: 1 });
    const told = await published();
    expect(fits(told)).toBe(true);
    const manifest = ContentManifest.parse(JSON.parse(told.manifest.text));
    expect(manifest).toMatchObject({ townId: TOWN_ID, expiresAt: null, files: [{ path: 'streets.json' }] });
    expect(await current(manifest.version, told.publicKey)).toEqual({ kind: 'current' });
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);

    expect(await publish()).toEqual({ kind: 'unchanged', version: manifest.version });
    put('streets.json', ['Mill Square', 'Bridge Street']);
    const second = await publish(30);
    expect(second.kind === 'published' && second.version).toBeGreaterThan(manifest.version);
    const later = ContentManifest.parse(JSON.parse((await published()).manifest.text));
    expect(Date.parse(later.expiresAt ?? '') - Date.parse(later.madeAt)).toBe(30 * 86_400_000);
  });

  it('gives the logo for light ground of the newest content, and none where that has none', async () => {
    expect(await publishedLogo(test.central.db, TOWN_ID)).toBeNull();
    const drawing = (title: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${title}</title><path d="M0 0"/></svg>`;
    put('brand.json', { logo: { onDark: 'media/dark.svg', onLight: 'media/light.svg' } });
    mkdirSync(join(folder, 'media'));
    for (const name of ['dark', 'light']) writeFileSync(join(folder, `media/${name}.svg`), drawing(name));
    expect(await publish()).toMatchObject({ kind: 'published' });
    expect(await publishedLogo(test.central.db, TOWN_ID)).toBe(drawing('light'));
    for (const name of ['brand.json', 'media']) rmSync(join(folder, name), { recursive: true });
    expect(await publish()).toMatchObject({ kind: 'published' });
    expect(await publishedLogo(test.central.db, TOWN_ID)).toBeNull();
  });

  it('hands out a large file by its hash from any byte on, to kiosks alone', async () => {
    const content = film(2_500_000);
    expect((await publish()).kind).toBe('published');
    const sha256 = createHash('sha256').update(content).digest('hex');
    for (const from of [0, 1_048_575, 1_048_576, 2_499_999, 2_500_000]) {
      const answer = await kiosk.send(contentFile.path, { sha256, from });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-length')).toBe(String(content.length - from));
      expect(answer.text).toBe(content.subarray(from).toString());
    }
    expect((await kiosk.send(contentFile.path, { sha256, from: 2_500_001 })).status).toBe(404);
    expect((await kiosk.send(contentFile.path, { sha256: 'a'.repeat(64), from: 0 })).status).toBe(404);
    expect((await kiosk.send(contentFile.path, { sha256: '../x', from: 0 })).status).toBe(400);
    const unsigned = await fetch(`${test.address}${contentFile.path}`, { method: 'POST', body: '{}' });
    expect(unsigned.status).toBe(401);
  });

  it('keeps five versions, and no file that none of them has', async () => {
    film(10);
    await publish();
    rmSync(join(folder, 'pages.json'));
    for (let at = 0; at < 5; at += 1) {
      put('streets.json', [`Street ${at}`]);
      expect((await publish()).kind).toBe('published');
    }
    const versions = await test.central.db.selectFrom('content_versions').select('version').execute();
    expect(versions).toHaveLength(5);
    const files = await test.central.db.selectFrom('content_files').select('sha256').execute();
    expect(files).toHaveLength(5);
  });

  it.each([
    ['a text that lacks a language', 'pages.json', [{ id: 'p', title: { en: 'Page' } }], '[0]'],
    ['a file that is no JSON', 'places.json', null, ''],
  ])('refuses %s by its place and publishes nothing', async (_, name, value, path) => {
    await publish();
    const before = (await published()).manifest.text;
    if (value === null) writeFileSync(join(folder, name), '[\n{"id":\n]');
    else put(name, value);
    const answer = await publish();
    expect(answer).toMatchObject({ kind: 'refused', file: join(folder, name) });
    expect(answer.kind === 'refused' && answer.path.startsWith(path)).toBe(true);
    if (value === null) expect(answer).toMatchObject({ reason: expect.stringMatching(/line 3/) });
    expect((await published()).manifest.text).toBe(before);
  });

  it('takes the tiles of a map, and refuses what is none, or of another place', async () => {
    const map = {
      bounds: [
        [-8.04, 52.3],
        [-8, 52.32],
      ],
      centre: [-8.02, 52.31],
      features: [],
      basemap: 'media/town.pmtiles',
    };
    put('map.json', map);
    const file = join(folder, map.basemap);
    mkdirSync(join(folder, 'media'), { recursive: true });
    writeFileSync(file, waterAround([-8.02, 52.31]));
    expect(await publish()).toMatchObject({ kind: 'published' });
    writeFileSync(file, waterAround([8.02, 52.31]));
    expect(await publish()).toMatchObject({ kind: 'refused', file, reason: expect.stringMatching(/bounds/) });
    writeFileSync(file, 'a film');
    expect(await publish()).toMatchObject({
      kind: 'refused',
      file,
      reason: expect.stringMatching(/PMTiles/),
    });
    put('map.json', { ...map, basemap: 'media/town.png' });
    expect(await publish()).toMatchObject({
      kind: 'refused',
      file: join(folder, 'map.json'),
      path: 'basemap',
    });
  });

  it('refuses a film that is not there, or is a link to somewhere else', async () => {
    film(10);
    rmSync(join(folder, 'media/film.mp4'));
    expect(await publish()).toMatchObject({ kind: 'refused', file: join(folder, 'media/film.mp4') });
    symlinkSync(keyFile, join(folder, 'media/film.mp4'));
    expect(await publish()).toMatchObject({ kind: 'refused', file: join(folder, 'media/film.mp4') });
  });

  it('changes its key only by the old one’s word, and publishes with no other', async () => {
    await publish();
    const before = await published();
    // Interrupted between the database and the file: kept aside, then continued.
    const copy = `${keyFile}.copy`;
    cpSync(keyFile, copy);
    const rotated = await rotateContentKey(test.central, keyFile, 'test');
    expect(rotated.kind).toBe('rotated');
    const after = await published();
    expect(after.manifest.text).toBe(before.manifest.text);
    expect(after.publicKey).not.toBe(before.publicKey);
    expect(fits(after)).toBe(true);
    const [rotation] = after.rotations;
    if (!rotation) throw new Error('no rotation');
    expect(rotation).toMatchObject({ from: before.publicKey, to: after.publicKey });
    const word = Buffer.from(signedTextOfRotation('content', rotation));
    expect(verify(null, word, publicKeyOf(before.publicKey), Buffer.from(rotation.signature, 'base64'))).toBe(
      true,
    );
    const version = ContentManifest.parse(JSON.parse(after.manifest.text)).version;
    expect((await current(version, before.publicKey)).kind).toBe('published');

    cpSync(keyFile, `${keyFile}.next`);
    cpSync(copy, keyFile);
    expect(await publish()).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/content key/) });
    expect(await rotateContentKey(test.central, keyFile, 'test')).toMatchObject({ kind: 'rotated' });
    expect((await publish()).kind).toBe('unchanged');

    const stranger = contentKeyFile(mkdtempSync(join(tmpdir(), 'central-')));
    const options = { townId: TOWN_ID, folder, expiresInDays: null, actor: 'test' };
    expect((await publishContent(test.central, stranger, options)).kind).toBe('refused');
    expect(() => readFileSync(stranger)).toThrow();
    await makeContentKey(stranger);
    expect((await publishContent(test.central, stranger, options)).kind).toBe('refused');
  });

  it('tells IT which content each kiosk shows, and of a kiosk that does not take what is published', async () => {
    await publish();
    const first = ContentManifest.parse(JSON.parse((await published()).manifest.text)).version;
    const shownAt = async (contentVersion?: number) => {
      const beat = { version: '1.0.0', bootId: randomUUID(), screen: 'in-order' as const, devices: [] };
      const told = contentVersion === undefined ? {} : { contentVersion };
      await kiosk.ask(heartbeat, { ...beat, head: emptyHead(1), waiting: 0, ...told });
      const rows = await listKioskRows(test.central.db);
      return rows.find(({ kioskId }) => kioskId === kiosk.kioskId)?.content;
    };
    expect(await shownAt()).toBeNull();
    expect(await shownAt(1)).toEqual({ version: 1, publishedAt: null, isNewest: false });
    const shown = { version: first, publishedAt: expect.any(String) };
    expect(await shownAt(first)).toEqual({ ...shown, isNewest: true });
    put('streets.json', ['Mill Lane']);
    await publish();
    expect(await shownAt(first)).toEqual({ ...shown, isNewest: false });

    const journal = testJournal(kiosk.kioskId, kiosk.key);
    for (const event of [
      { kind: 'content-shown', version: first },
      { kind: 'content-refused', why: 'no-room', version: first + 1 },
      { kind: 'content-damaged', version: first },
    ] as const)
      journal.add({ subject: 'kiosk', event });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    const alarms = await listAlarmRows(test.central.db, 10);
    expect(alarms.map(({ kind, detail }) => [kind, detail]).sort()).toEqual([
      ['content-damaged', expect.stringContaining(`version ${first} was changed on the disk`)],
      ['content-refused', `version ${first + 1}: the disk is full; it is tried again`],
    ]);
  });
});
