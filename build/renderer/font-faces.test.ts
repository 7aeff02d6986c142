import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { fontFaces, rangeOf, rangesHave, withoutWoff } from './font-faces.ts';

const ROOT = join(import.meta.dirname, '../../renderer/design');
let sheets: { readonly first: string; readonly rest: string };

/** A style sheet as the build makes it. */
async function built(file: string): Promise<string> {
  const output = (await build({
    configFile: false,
    plugins: [fontFaces()],
    logLevel: 'silent',
    build: { write: false, assetsInlineLimit: 0, rolldownOptions: { input: join(ROOT, file) } },
  })) as Rolldown.RolldownOutput;
  const sheet = output.output.find(({ fileName }) => fileName.endsWith('.css'));
  return sheet?.type === 'asset' ? String(sheet.source) : '';
}

const facesOf = (sheet: string): readonly string[] =>
  [...sheet.matchAll(/noto-sans-sc-([a-z0-9-]+)-normal/g)].map(([, face = '']) => face);

beforeAll(async () => {
  sheets = { first: await built('chinese-first.css'), rest: await built('chinese.css') };
});

it('the two sheets of Chinese faces have each face once, and the first one few', () => {
  const [first, rest] = [facesOf(sheets.first), facesOf(sheets.rest)];
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(30);
  expect(new Set([...first, ...rest]).size).toBe(first.length + rest.length);
  expect(first.length + rest.length).toBe(202);
});

it('no face names a .woff file beside its .woff2 file', () => {
  for (const sheet of [sheets.first, sheets.rest]) expect(sheet).not.toMatch(/\.woff\b/);
});

it('a face that has only a .woff file keeps it', () => {
  expect(withoutWoff("url(a.woff2) format('woff2'), url(a.woff) format('woff')")).toBe(
    "url(a.woff2) format('woff2')",
  );
  expect(withoutWoff("url(a.woff) format('woff')")).toBe("url(a.woff) format('woff')");
});

it('a letter is looked for in single places and in ranges', () => {
  const letters = new Set(['开'.codePointAt(0) ?? 0]);
  expect(rangesHave('U+5f00', letters)).toBe(true);
  expect(rangesHave('U+4e00-4e01,U+5eff-5f01', letters)).toBe(true);
  expect(rangesHave('U+4e00-4e01,U+5f01', letters)).toBe(false);
});

it('each face says which letters it has, so that only those in use are fetched', async () => {
  const faces = [...(await built('fonts.css')).matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => face);
  expect(faces).toHaveLength(15);
  for (const face of faces) expect(face).toMatch(/unicode-range:\s*U\+/);
  const latin = rangeOf('/packages/@fontsource/noto-sans/latin-400.css') ?? '';
  expect(rangesHave(latin, new Set(['a'.codePointAt(0) ?? 0]))).toBe(true);
  expect(rangesHave(latin, new Set(['ő'.codePointAt(0) ?? 0]))).toBe(false);
  expect(rangeOf('/somewhere/renderer/design/fonts.css')).toBe(null);
});
