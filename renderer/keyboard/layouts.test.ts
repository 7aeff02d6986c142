import { expect, test } from 'vitest';
import { TONES } from './key-names.ts';
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
  fr: 'abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿœæ',
  de: 'abcdefghijklmnopqrstuvwxyzäöüß',
  pt: 'abcdefghijklmnopqrstuvwxyzáàâãçéêíóôõú',
  pl: 'abcdefghijklmnopqrstuvwxyząćęłńóśźż',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  vi: 'abcdefghijklmnopqrstuvwxyzăâđêôơư',
};

test.each(Object.entries(letters))('%s: every letter can be typed, small and large', (language, alphabet) => {
  const keys = keysOf('text', language, 'own', EMAIL_ENDS);
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

const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'pl', 'uk', 'ar', 'zh-Hans', 'vi'];

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

test('number pads have all digits and a way to take one back', () => {
  for (const use of ['number', 'amount', 'pin'] as const) {
    const keys = keysOf(use, 'en', 'own', EMAIL_ENDS);
    expect([...'0123456789', '{bksp}'].filter((key) => !keys.includes(key))).toEqual([]);
  }
});

test.each(LANGUAGES)('%s: an address and a sentence can be typed', (language) => {
  const keys = keysOf('words', language, 'own', EMAIL_ENDS);
  const needed = [...'0123456789.-', language === 'ar' ? '،' : ',', '{space}', '{bksp}'];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
});
