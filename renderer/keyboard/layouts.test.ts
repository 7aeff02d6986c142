import { expect, test } from 'vitest';
import { EMAIL_ENDS, layoutFor } from './layouts.ts';

const keysOf = (...which: Parameters<typeof layoutFor>): string[] => {
  const { default: plain, shift } = layoutFor(...which);
  return [...plain, ...shift].flatMap((row) => row.split(' '));
};
const letters: Readonly<Record<string, string>> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  'zh-Hans': 'abcdefghijklmnopqrstuvwxyz',
  es: 'abcdefghijklmnñopqrstuvwxyzáéíóúü',
  fr: 'abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿœæ',
};

test.each(Object.entries(letters))('%s: every letter can be typed, small and large', (language, alphabet) => {
  const keys = keysOf('text', language, 'own', EMAIL_ENDS);
  expect([...alphabet].filter((letter) => !keys.includes(letter))).toEqual([]);
  expect([...alphabet.toUpperCase()].filter((letter) => !keys.includes(letter))).toEqual([]);
});

test('ar: every letter can be typed, and Latin ones after a switch', () => {
  const keys = keysOf('text', 'ar', 'own', EMAIL_ENDS);
  const alphabet = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة';
  expect([...alphabet].filter((letter) => !keys.includes(letter))).toEqual([]);
  expect(keys).toContain('{script}');
  expect(keysOf('text', 'ar', 'latin', EMAIL_ENDS)).toEqual(expect.arrayContaining(['a', 'Z', '{script}']));
});

test.each(['en', 'es', 'fr', 'ar', 'zh-Hans'])('%s: an e-mail address can be typed', (language) => {
  const keys = keysOf('email', language, 'own', EMAIL_ENDS);
  const needed = [...'abcdefghijklmnopqrstuvwxyz0123456789@.-_+', '{bksp}'];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
});

test('number pads have all digits and a way to take one back', () => {
  for (const use of ['number', 'amount', 'pin'] as const) {
    const keys = keysOf(use, 'en', 'own', EMAIL_ENDS);
    expect([...'0123456789', '{bksp}'].filter((key) => !keys.includes(key))).toEqual([]);
  }
});

test.each(['en', 'es', 'fr', 'ar', 'zh-Hans'])('%s: an address and a sentence can be typed', (language) => {
  const keys = keysOf('words', language, 'own', EMAIL_ENDS);
  const needed = [...'0123456789.-', language === 'ar' ? '،' : ',', '{space}', '{bksp}'];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
});
