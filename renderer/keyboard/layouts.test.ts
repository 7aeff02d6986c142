import { expect, test } from 'vitest';
import { LANGUAGES, languageOf } from '../../domain/text/index.ts';
import { accentsLayout, withAccent } from './accents.ts';
import { ACCENTS, TONES } from './key-names.ts';
import { EMAIL_ENDS, layoutFor } from './layouts.ts';
import { typed } from './typed.ts';

const keysOf = (...which: Parameters<typeof layoutFor>): string[] => {
  const { default: plain, shift } = layoutFor(...which);
  return [...plain, ...shift].flatMap((row) => row.split(' '));
};
const letters: Readonly<Record<string, string>> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  'zh-Hans': 'abcdefghijklmnopqrstuvwxyz',
  es: 'abcdefghijklmnñopqrstuvwxyzáéíóúü',
  fr: 'abcdefghijklmnopqrstuvwxyzàçéè',
  de: 'abcdefghijklmnopqrstuvwxyzäöüß',
  pt: 'abcdefghijklmnopqrstuvwxyzáàâãçéêíóôõú',
  pl: 'abcdefghijklmnopqrstuvwxyząćęłńóśźż',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  vi: 'abcdefghijklmnopqrstuvwxyzăâđêôơư',
};

test.each(Object.entries(letters))('%s: every letter can be typed, small and large', (language, alphabet) => {
  const keys = [
    ...keysOf('text', language, 'own', EMAIL_ENDS),
    // Chinese is written in small letters; large ones are for foreign words.
    ...(languageOf(language).keyboard.pinyin ? keysOf('text', language, 'latin', EMAIL_ENDS) : []),
  ];
  expect([...alphabet].filter((letter) => !keys.includes(letter))).toEqual([]);
  const capitals = [...alphabet].map((letter) => (letter === 'ß' ? 'ẞ' : letter.toUpperCase()));
  expect(capitals.filter((letter) => !keys.includes(letter))).toEqual([]);
});

test('ar: every letter can be typed, and Latin ones after a switch', () => {
  const keys = keysOf('text', 'ar', 'own', EMAIL_ENDS);
  const alphabet = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة';
  expect([...alphabet].filter((letter) => !keys.includes(letter))).toEqual([]);
  expect(keys).toContain('{script}');
  expect(keysOf('text', 'ar', 'latin', EMAIL_ENDS)).toEqual(expect.arrayContaining(['a', 'Z', '{script}']));
});

test.each(LANGUAGES)('%s: an e-mail address can be typed', (language) => {
  const keys = keysOf('email', language, 'own', EMAIL_ENDS);
  const needed = [...'abcdefghijklmnopqrstuvwxyz0123456789@.-_+', '{bksp}'];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
});

test('uk: Latin letters after a switch', () => {
  expect(keysOf('text', 'uk', 'own', EMAIL_ENDS)).toContain('{script}');
  expect(keysOf('text', 'uk', 'latin', EMAIL_ENDS)).toEqual(expect.arrayContaining(['a', 'Z', '{script}']));
});

test('vi: every vowel takes every tone, as one letter', () => {
  const keys = keysOf('text', 'vi', 'own', EMAIL_ENDS);
  for (const tone of TONES) {
    expect(keys).toContain(tone);
    for (const vowel of 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY') expect([...typed(vowel, tone, 10)]).toHaveLength(1);
  }
  expect(['N', 'g', 'u', 'y', 'ê', '\u0303', 'n'].reduce((text, key) => typed(text, key, 20), '')).toBe(
    'Nguyễn',
  );
});

const screenTexts = import.meta.glob<string>('../i18n/locales/*.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** Chinese is typed by its sound: see `renderer/pinyin`. */
test.each(LANGUAGES.filter((tag) => tag !== 'zh-Hans'))(
  '%s: every letter in which the product itself writes the language can be typed',
  (language) => {
    const keys = ['own', 'latin'].flatMap((script) =>
      keysOf('text', language, script as 'own' | 'latin', EMAIL_ENDS),
    );
    const typable = new Set(keys.map((key) => key.normalize('NFD')).join(''));
    const written = screenTexts[`../i18n/locales/${language}.json`] ?? '';
    expect(written.length).toBeGreaterThan(20_000);
    const untyped = [...new Set(written.replace(/\p{Mn}/gu, '').normalize('NFC'))].filter(
      (letter) =>
        /[\p{Ll}\p{Lu}\p{Lo}]/u.test(letter) &&
        [...letter.normalize('NFD')].some((part) => !typable.has(part)) &&
        !writes(letter),
    );
    expect(untyped).toEqual([]);
  },
);

test('number pads have all digits and a way to take one back', () => {
  for (const use of ['number', 'amount', 'pin'] as const) {
    const keys = keysOf(use, 'en', 'own', EMAIL_ENDS);
    expect([...'0123456789', '{bksp}'].filter((key) => !keys.includes(key))).toEqual([]);
  }
});

test.each(LANGUAGES)('%s: an address and a sentence can be typed', (language) => {
  const keys = keysOf('words', language, 'own', EMAIL_ENDS);
  const needed = [...'0123456789/-', ...languageOf(language).keyboard.marks.split(' '), '{space}', '{bksp}'];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
});

test('zh-Hans: pinyin with what parts its syllables, and Latin letters after a switch', () => {
  expect(keysOf('text', 'zh-Hans', 'own', EMAIL_ENDS)).toEqual(
    expect.arrayContaining(['q', 'm', "'", '{script}']),
  );
  expect(keysOf('words', 'zh-Hans', 'latin', EMAIL_ENDS)).toEqual(
    expect.arrayContaining(['Q', '/', '?', '{script}']),
  );
});

/** Names of people, and addresses as they stand on letters. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  en: ["Mary O'Neill-Smith"],
  es: ['Íñigo Peña Güell'],
  fr: ["Zoë L'Écuyer-Façon", 'Œuvrard'],
  de: ['Jörg Weiß-Müller'],
  it: ["Niccolò D'Angelò"],
  pt: ['João Gonçalves da Conceição'],
  pl: ['Świętosława Źdźbło-Żółć'],
  uk: ["В'ячеслав Ґудзь-Їжакевич"],
  ar: ['عبد الرحمن آل مؤذن'],
  vi: ['Nguyễn Thị Ngọc Ánh', 'Đặng Hữu Đức'],
};
const STREETS: Readonly<Record<string, readonly string[]>> = {
  pl: ['ul. Źródlana 12/4'],
  vi: ['123/45 Đường Lê Lợi'],
  uk: ["вул. Знам'янська, 7"],
  de: ['Straße des 17. Juni 100'],
  fr: ["12, rue de l'Hôtel-de-Ville"],
  ar: ['شارع الحبيب بورقيبة، 12'],
};

const isTyped = (text: string, use: 'text' | 'words', language: string): string[] => {
  const keys = new Set(
    (['own', 'latin'] as const)
      .flatMap((script) => keysOf(use, language, script, EMAIL_ENDS))
      .flatMap((key) => [...key.normalize('NFD')]),
  );
  return [...text].filter(
    (letter) =>
      letter !== ' ' && [...letter.normalize('NFD')].some((part) => !keys.has(part)) && !writes(letter),
  );
};

test.each(Object.entries(NAMES))('%s: names can be typed', (language, names) => {
  expect(names.flatMap((name) => isTyped(name, 'text', language))).toEqual([]);
});

test.each(Object.entries(STREETS))('%s: streets can be typed', (language, streets) => {
  expect(streets.flatMap((street) => isTyped(street, 'words', language))).toEqual([]);
});

test('a house number may have a flat behind a stroke', () => {
  expect(keysOf('number-and-letters', 'pl', 'own', EMAIL_ENDS)).toContain('/');
});

/** Every way to an accented letter from a keyboard: its own key, or its base letter and then its kin. */
const writes = (letter: string): boolean => {
  const base = letter.normalize('NFD')[0] ?? '';
  const from = ['', ...'abcdefghijklmnopqrstuvwxyz', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', base];
  return from.some((last) =>
    accentsLayout(last, false)
      .default.flatMap((row) => row.split(' '))
      .some((key) => key === letter && withAccent(last, key, 9) === letter),
  );
};

test('fr: the accented letters without a key of their own are one key more away', () => {
  expect([...'âêëîïôùûüÿœæÂÊËÎÏÔÙÛÜŸŒÆ'].filter((letter) => !writes(letter))).toEqual([]);
});

test('a name of any Latin language of Europe can be typed on every Latin keyboard', () => {
  const names = [
    ...['Zoë Núñez', 'Jörg Weiß', 'Łukasz Żółć', 'Siân Ŵyn', 'Åse Sørensen', 'Þóra Guðrún', 'Dvořák Ťažký'],
    ...[
      'Çağla Işık İnan',
      'Ștefan Țăran',
      'Őze Űr',
      'Ģirts Ķēniņš',
      'Ħal Għawdex Ċensu',
      'Žydrūnas Šėža Ąžuolų',
    ],
  ];
  const accented = [...names.join('')].filter((letter) => /[^ a-zA-Z]/.test(letter));
  expect(accented.filter((letter) => !writes(letter))).toEqual([]);
});

test.each(LANGUAGES.filter((tag) => !['ar', 'uk', 'zh-Hans'].includes(tag)))(
  '%s: one key leads to the letters of other languages, and no row has more than eleven keys',
  (language) => {
    for (const use of ['text', 'words'] as const) {
      const { default: plain, shift } = layoutFor(use, language, 'own', EMAIL_ENDS);
      for (const rows of [plain, shift]) {
        const keys = rows.map((row) => row.split(' '));
        expect(keys.flat().filter((key) => key === ACCENTS)).toEqual([ACCENTS]);
        expect(Math.max(...keys.map((row) => row.length))).toBeLessThanOrEqual(11);
      }
    }
  },
);

test('a letter of another language takes the place of the letter that was typed last, as large as that one', () => {
  const keys = (before: string): string[] =>
    accentsLayout(before, true).default.flatMap((row) => row.split(' '));
  expect(keys('Zo')).toEqual(expect.arrayContaining(['ö', 'ø']));
  expect(withAccent('Zoe', 'ë', 9)).toBe('Zoë');
  expect(keys('O')).toContain('Ö');
  expect(withAccent('O', 'Ø', 9)).toBe('Ø');
  expect(withAccent('Zoé', 'ë', 9)).toBe('Zoë');
  expect(withAccent('Ana ', 'Ñ', 9)).toBe('Ana Ñ');
});
