import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../domain/text/index.ts';
import { DELETE, PAGE } from './key-names.ts';
import { EMAIL_ENDS, type KeyboardUse, layoutFor } from './layouts.ts';
import { pagesOf } from './pages.ts';

const USES: readonly KeyboardUse[] = [
  ...(['number', 'whole-number', 'number-and-letters', 'amount', 'phone'] as const),
  ...(['text', 'words', 'email', 'pin'] as const),
];

const keysOf = (rows: readonly string[]): string[] => rows.flatMap((row) => row.split(' '));
const cells = (row: string): number =>
  row.split(' ').reduce((sum, key) => sum + (/^@./.test(key) ? 3 : 1), 0);
const pages = (use: KeyboardUse, language: string, columns: number, rows: number) =>
  pagesOf(layoutFor(use, language, 'own', EMAIL_ENDS), { columns, rows }, language);

test('in every room, whatever is typed, every key is on a page, and no page is larger than the room', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...USES),
      fc.constantFrom(...LANGUAGES),
      fc.constantFrom('own' as const, 'latin' as const),
      fc.integer({ min: 8, max: 21 }),
      fc.integer({ min: 2, max: 7 }),
      (use, language, script, columns, rows) => {
        const whole = layoutFor(use, language, script, EMAIL_ENDS);
        const made = pagesOf(whole, { columns, rows }, language, use === 'number-and-letters');
        for (const way of ['default', 'shift'] as const)
          expect(new Set(made.flatMap((page) => keysOf(page[way])).filter((key) => key !== PAGE))).toEqual(
            new Set(keysOf(whole[way])),
          );
        for (const page of made) {
          expect(page.default.length).toBeLessThanOrEqual(rows);
          expect(Math.max(...page.default.map(cells))).toBeLessThanOrEqual(columns);
          expect(keysOf(page.default)).toContain(DELETE);
          expect(new Set(keysOf(page.default)).size).toBe(keysOf(page.default).length);
          expect(keysOf(page.default).includes(PAGE)).toBe(made.length > 1);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('where all fits, the keys stay where their writers know them', () => {
  expect(pages('words', 'pl', 11, 6)).toEqual([layoutFor('words', 'pl', 'own', EMAIL_ENDS)]);
});

test('a key too many in a row stands at the end of a row with room', () => {
  const [page, ...more] = pages('text', 'uk', 11, 4);
  expect(more).toEqual([]);
  expect(page?.default.slice(0, 3)).toEqual([
    'й ц у к е н г ш щ з х',
    'ф і в а п р о л д ж є',
    'я ч с м и т ь б ю ґ ї',
  ]);
});

test('letters stay in their rows while digits have a page of their own', () => {
  const [letters, signs] = pages('words', 'en', 10, 4);
  expect(letters?.default.slice(0, 2)).toEqual(['q w e r t y u i o p', 'a s d f g h j k l']);
  expect(signs?.default[0]).toBe('1 2 3 4 5 6 7 8 9 0');
});

test('two rows of letters are in the order of the alphabet', () => {
  const [page] = pages('text', 'en', 15, 2);
  expect(keysOf(page?.default ?? []).join('')).toMatch(/^abcdefghijklmnopqrstuvwxyz/);
  const arabic = pages('text', 'ar', 15, 2).flatMap((one) =>
    one.default.flatMap((row) => row.split(' ').toReversed()),
  );
  const places = [...'ابتثجي'].map((letter) => arabic.indexOf(letter));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test('a pad becomes two rows', () => {
  expect(pages('number', 'en', 15, 2).map((page) => page.default)).toEqual([
    ['1 2 3 4 5 6', '7 8 9 - 0 {bksp}'],
  ]);
});
