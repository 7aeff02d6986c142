import { expect, test } from 'vitest';
import { dayInWords, monthInWords, timeInWords } from '../content/index.ts';
import { formatMoney } from '../money/index.ts';
import { commaOf, dateLocaleOf, inLanguage, isSpoken, languageOf, Regions, regionalTag } from './index.ts';

const at = new Date('2026-11-03T21:05:00Z');
const long = (tag: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(tag), { dateStyle: 'long', timeZone: 'UTC' }).format(at);
const short = (tag: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(tag), { dateStyle: 'short', timeZone: 'UTC' }).format(at);
const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s/g, ' ');
const money = (tag: string, currency: string, amountMinor: number): string =>
  plain(formatMoney({ amountMinor, currency }, tag));

test.each([
  ['en', '3 November 2026', 'Tuesday 3 November', '21:05'],
  ['en-US', 'November 3, 2026', 'Tuesday, November 3', '9:05 PM'],
  ['en-GB', '3 November 2026', 'Tuesday 3 November', '21:05'],
  ['fr', '3 novembre 2026', 'mardi 3 novembre', '21:05'],
  ['fr-TN', '3 novembre 2026', 'mardi 3 novembre', '21:05'],
  ['fr-CA', '3 novembre 2026', 'mardi 3 novembre', '21 h 05'],
  ['pt', '3 de novembro de 2026', 'terça-feira, 3 de novembro', '21:05'],
  ['pt-BR', '3 de novembro de 2026', 'terça-feira, 3 de novembro', '21:05'],
  ['ar-TN', '3 نوفمبر 2026', 'الثلاثاء، 3 نوفمبر', '21:05'],
  ['ar-EG', '٣ نوفمبر ٢٠٢٦', 'الثلاثاء، ٣ نوفمبر', '٢١:٠٥'],
  ['ar-LB', '٣ تشرين الثاني ٢٠٢٦', 'الثلاثاء، ٣ تشرين الثاني', '٢١:٠٥'],
])('%s writes a date, a day and a time of day as its country does', (tag, date, day, time) => {
  expect([long(tag), dayInWords('2026-11-03', tag), timeInWords('21:05', tag)].map(plain)).toEqual([
    date,
    day,
    time,
  ]);
});

test('the month comes first in the United States alone', () => {
  expect(['en', 'en-GB', 'en-US', 'pt', 'pt-BR'].map(short)).toEqual([
    '03/11/2026',
    '03/11/2026',
    '11/3/26',
    '03/11/26',
    '03/11/2026',
  ]);
  expect(monthInWords('2026-11', 'en-US')).toBe('November 2026');
});

test('money is written with the signs, digits and separators of the region', () => {
  expect([money('ar', 'TND', 1_234_500), money('ar-TN', 'TND', 1_234_500)]).toEqual([
    '1,234.500 د.ت.',
    '1.234,500 د.ت.',
  ]);
  expect([money('fr', 'TND', 1_234_500), money('fr-TN', 'TND', 1_234_500)]).toEqual([
    '1 234,500 TND',
    '1 234,500 DT',
  ]);
  expect([money('pt', 'BRL', 123_450), money('pt-BR', 'BRL', 123_450)]).toEqual([
    '1234,50 R$',
    'R$ 1.234,50',
  ]);
});

test('words are those of the language, whatever its region', () => {
  expect(isSpoken('pt-BR')).toBe(true);
  expect(isSpoken('so-SO')).toBe(false);
  expect(languageOf('ar-TN')).toBe(languageOf('ar'));
  expect(commaOf('ar-TN')).toBe('، ');
  expect(inLanguage({ ar: 'مكتبة', en: 'Library' }, 'ar-TN', 'en').text).toBe('مكتبة');
  expect(inLanguage({ 'zh-Hans': '图书馆', en: 'Library' }, 'zh-Hans-CN', 'en').text).toBe('图书馆');
});

test('a town names a region for a language, one for each, with a country', () => {
  expect(regionalTag('ar', ['ar-TN'])).toBe('ar-TN');
  expect(regionalTag('fr', ['ar-TN'])).toBe('fr');
  expect(regionalTag('fr', undefined)).toBe('fr');
  expect(Regions.safeParse(['en-US', 'zh-Hans-CN']).success).toBe(true);
  for (const wrong of [['en'], ['en-US', 'en-GB'], ['US'], ['en_US'], ['English']])
    expect(Regions.safeParse(wrong).success).toBe(false);
});

test('a country’s own words lie over its language’s: Brazil signs on the tela, Portugal on the ecrã', () => {
  const [brazil, portugal, angola] = ['pt-BR', 'pt', 'pt-AO'].map(languageOf);
  expect(brazil?.confirmation).toEqual({ ...portugal?.confirmation, signed: 'Assinado na tela' });
  expect(brazil?.keyboard).toEqual(portugal?.keyboard);
  expect(angola).toEqual(portugal);
});
