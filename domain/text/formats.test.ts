import { expect, test } from 'vitest';
import { formatMoney } from '../money/index.ts';
import { dateLocaleOf } from './formats.ts';

const written = (language: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date('2026-11-23T21:05:00Z'));

test('English puts the day before the month and counts hours up to 24, as the other languages do', () => {
  expect(written('en')).toMatch(/^23 November 2026.*21:05$/);
  expect(written('de')).toMatch(/^23\. November 2026.*21:05$/);
});

test('Portuguese amounts are written as in Europe', () => {
  expect(formatMoney({ amountMinor: 4050, currency: 'EUR' }, 'pt')).toMatch(/^40,50\s€$/);
});
