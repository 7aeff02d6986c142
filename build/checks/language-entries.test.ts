import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lettersWithoutFont } from './fonts.ts';
import { languageEntryProblems } from './language-entries.ts';

const COPIED = [
  'domain/text/languages',
  'renderer/i18n/locales',
  'renderer/design/fonts.css',
  'renderer/design/chinese.css',
  'central/console/display/fonts.css',
  'main/receipt-drawing/receipt-page/receipt-page.tsx',
];

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'entries-'));
  for (const path of COPIED) cpSync(path, join(root, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const entry = (tag: string): string => join(root, `domain/text/languages/${tag}.json`);
const read = (tag: string) => JSON.parse(readFileSync(entry(tag), 'utf8'));
const write = (tag: string, content: unknown): void => writeFileSync(entry(tag), JSON.stringify(content));

test('the product’s own languages have no problems', () => {
  expect(languageEntryProblems(root)).toEqual([]);
});

test('a missing word, a lost value and a plural form that is needed are reported by language and place', () => {
  const { copy: _copy, ...german } = read('de');
  write('de', { ...german, wait: { ...german.wait, about: 'etwa {n}' } });
  const polish = read('pl');
  write('pl', { ...polish, wait: { ...polish.wait, minutes: { other: 'minuty' } } });
  const problems = languageEntryProblems(root).join('\n');
  expect(problems).toContain('de: copy: expected');
  expect(problems).toContain('de: wait.about: expected a text with {n} and {minutes}');
  expect(problems).toContain('pl: wait.minutes.many is missing');
});

test('a language with only one of its two files, or that no code lists, is reported', () => {
  write('sq', read('en'));
  rmSync(join(root, 'renderer/i18n/locales/vi.json'));
  expect(languageEntryProblems(root)).toEqual([
    'sq: renderer/i18n/locales has no texts for it',
    'vi: renderer/i18n/locales has no texts for it',
    'sq: domain/text/languages.ts does not list it',
  ]);
});

test('a script that is not Latin has a key that leads back to it', () => {
  const ukrainian = read('uk');
  write('uk', { ...ukrainian, keyboard: { ...ukrainian.keyboard, face: '' } });
  expect(languageEntryProblems(root)).toEqual([
    'uk: keyboard.face: expected the first letters of its script, or nothing when they are Latin',
  ]);
});

test('a French question mark that may stand alone in a line is reported', () => {
  const french = read('fr');
  write('fr', { ...french, ticket: { ...french.ticket, title: 'Votre numéro ?' } });
  expect(languageEntryProblems(root)).toEqual(['fr: a no-break space belongs into "numéro ?"']);
});

test('letters that a page has no font for are reported by page', () => {
  expect(lettersWithoutFont(root, 'ქარ')).toEqual([
    'no font in renderer/design/fonts.css and renderer/design/chinese.css has ქ ა რ',
    'no font in central/console/display/fonts.css has ქ ა რ',
    'no font in main/receipt-drawing/receipt-page/receipt-page.tsx has ქ ა რ',
  ]);
  expect(lettersWithoutFont(root, 'Ełk Ґанок مرحبا 您好 Nguyễn')).toEqual([]);
});
