import { describe, expect, it } from 'vitest';
import { moneyInWords, standingWords } from './money-in-words.ts';

const booked = { outcome: 'accepted', refusal: null } as const;
const nothing = { outcome: null, refusal: null } as const;
const refused = { outcome: 'refused', refusal: 'already-paid' } as const;

describe('where the money stands', () => {
  it('is shown as paid only when central has booked it', () => {
    expect(moneyInWords({ standing: 'delivered', ...booked }).word).toBe('Paid');
    expect(moneyInWords({ standing: 'delivering', ...booked }).word).toBe('Paid');
    expect(moneyInWords({ standing: 'delivering', ...nothing }).word).toBe('Charged');
  });
  it('is a contradiction when the kiosk says delivered and central has booked nothing', () => {
    for (const other of [nothing, refused]) {
      expect(moneyInWords({ standing: 'delivered', ...other })).toMatchObject({
        word: 'Contradiction',
        tone: 'bad',
      });
    }
  });
  it('names the reason when central refused', () => {
    expect(moneyInWords({ standing: 'delivering', ...refused }).sentence).toContain('already paid');
    expect(moneyInWords({ standing: 'reversed', ...refused }).sentence).toContain('already paid');
  });
  it('never shows unknown as not charged', () => {
    expect(moneyInWords({ standing: 'unknown', ...nothing })).toMatchObject({
      word: 'Not known yet',
      tone: 'warn',
    });
  });
  it('is what a clerk found, where the kiosk cannot tell', () => {
    expect(moneyInWords({ standing: 'unknown', ...booked }).word).toBe('Paid');
    expect(moneyInWords({ standing: 'clerk', ...booked }).sentence).toContain('A clerk found');
    expect(moneyInWords({ standing: 'clerk', ...nothing, needsClerk: false }).word).toBe('Settled');
    expect(moneyInWords({ standing: 'clerk', ...nothing, needsClerk: true }).word).toBe('Needs a clerk');
  });
  it('has words for every standing, and shows one that it does not know', () => {
    for (const standing of Object.keys(standingWords)) {
      expect(moneyInWords({ standing, ...nothing }).sentence).toMatch(/\.$/);
    }
    expect(moneyInWords({ standing: 'sent-to-moon', ...nothing }).word).toBe('Sent to moon');
  });
});
