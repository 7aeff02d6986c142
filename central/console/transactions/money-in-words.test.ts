import { describe, expect, it } from 'vitest';
import { MoneyStanding } from '../../wire/index.ts';
import { moneyInWords } from './money-in-words.ts';

const booked = { standing: 'delivered', refusal: null } as const;
const refused = { kioskSays: 'delivering', refusal: 'already-paid' } as const;

describe('where the money stands', () => {
  it('says who has not confirmed yet that it is paid', () => {
    expect(moneyInWords({ ...booked, kioskSays: 'delivered' }).sentence).toMatch(/booked as paid\.$/);
    expect(moneyInWords({ ...booked, kioskSays: 'delivering' }).sentence).toContain(
      'kiosk has not confirmed',
    );
    expect(moneyInWords({ ...booked, kioskSays: 'unknown' }).sentence).toContain('A clerk found');
    expect(moneyInWords({ ...booked, kioskSays: 'clerk' }).sentence).toContain('A clerk found');
  });
  it('names the reason when central refused', () => {
    for (const standing of ['reversing', 'reversed', 'refused'] as const)
      expect(moneyInWords({ standing, ...refused }).sentence).toContain('already paid');
  });
  it('never shows unknown as not charged', () => {
    expect(moneyInWords({ standing: 'unknown', kioskSays: 'unknown', refusal: null })).toMatchObject({
      word: 'Not known yet',
      tone: 'warn',
    });
  });
  it('has one word and one sentence for each', () => {
    const words = MoneyStanding.options.map((standing) => moneyInWords({ standing, ...refused }));
    expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
    for (const { sentence } of words) expect(sentence).toMatch(/\.$/);
  });
});
