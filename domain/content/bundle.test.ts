import { expect, it } from 'vitest';
import { BundlePath, ContentManifest, checkContent, mediaOf } from './index.ts';

const hash = 'a'.repeat(64);
const manifest = {
  format: 'townhall-content-1',
  townId: 'millbrook',
  version: 7,
  madeAt: '2026-11-23T10:00:00Z',
  expiresAt: null,
  files: [{ path: 'places.json', bytes: 2, sha256: hash }],
};

it('takes a manifest of lists and media', () => {
  expect(ContentManifest.safeParse(manifest).success).toBe(true);
});

it.each([
  ['a path out of the folder', { files: [{ path: '../town.json', bytes: 2, sha256: hash }] }],
  ['a path twice', { files: [manifest.files[0], manifest.files[0]] }],
  ['a hash in capitals', { files: [{ path: 'places.json', bytes: 2, sha256: hash.toUpperCase() }] }],
  ['more bytes than a kiosk keeps', { files: heavy(5) }],
  ['no version', { version: 0 }],
  ['an entry that nobody knows', { more: true }],
])('refuses %s', (_, change) => {
  expect(ContentManifest.safeParse({ ...manifest, ...change }).success).toBe(false);
});

it.each(['town.json', 'media/../x.png', '/media/x.png', 'media/X.png', 'media/x.exe', 'media//x.png', ''])(
  'knows no path %j',
  (path) => expect(BundlePath.safeParse(path).success).toBe(false),
);

it('refuses a picture without words for it, and a film without what it shows', () => {
  const text = { en: 'Hall' };
  const withBlock = (block: object) =>
    checkContent({ pages: [{ id: 'p', title: text, summary: text, blocks: [block] }] }, ['en']);
  const picture = { kind: 'picture', file: 'media/hall.svg' };
  const film = { kind: 'video', file: 'media/hall.webm' };
  expect(withBlock({ ...picture, alternative: text }).kind).not.toBe('bad');
  expect(withBlock({ ...film, spoken: text }).kind).not.toBe('bad');
  for (const block of [picture, film]) expect(withBlock(block).kind).toBe('bad');
});

it('names the list and the place of what is wrong', () => {
  const text = { en: 'Hall', es: 'Sala' };
  const page = { id: 'p', title: text, summary: text, blocks: [{ kind: 'paragraph', text: { en: 'Hall' } }] };
  expect(checkContent({ pages: [page] }, ['en', 'es'])).toMatchObject({
    kind: 'bad',
    problem: { list: 'pages', path: '[0].blocks[0].text.es' },
  });
  expect(checkContent({ pages: [page] }, ['en'])).toMatchObject({ kind: 'good' });
  expect(checkContent({ streets: ['Mill Square', ''] }, ['en'])).toMatchObject({
    kind: 'bad',
    problem: { list: 'streets', path: '[1]', expected: 'a text of at least 1 character' },
  });
});

it('finds each picture and film once', () => {
  const text = { en: 'Mill' };
  const picture = { file: 'media/mill.webp', alternative: text };
  const blocks = [
    { kind: 'picture', ...picture },
    { kind: 'video', file: 'media/river.webm', poster: 'media/river.png', spoken: text },
  ];
  const lists = {
    news: [{ id: 'n', title: text, text, from: '2026-01-01', picture }],
    pages: [{ id: 'p', title: text, summary: text, blocks }],
  };
  const checked = checkContent(lists, ['en']);
  expect(checked.kind === 'good' && mediaOf(checked.content)).toEqual([
    'media/mill.webp',
    'media/river.png',
    'media/river.webm',
  ]);
});

function heavy(count: number): unknown[] {
  return Array.from({ length: count }, (_, at) => ({
    path: `media/film-${at}.mp4`,
    bytes: 99_000_000,
    sha256: hash,
  }));
}
