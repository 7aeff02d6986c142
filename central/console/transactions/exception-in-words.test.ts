import { describe, expect, it } from 'vitest';
import { exceptionInWords } from './exception-in-words.ts';

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const say = (kind: string, detail = '', amount: ReturnType<typeof euro> | null = euro(574)) =>
  exceptionInWords({ kind, detail, amount });

describe('what a clerk has to look at', () => {
  it('is given back by hand after a reversal that the terminal refused', () => {
    const { what, todo } = say('reversal-refused');
    expect(what).toContain('the terminal refused');
    expect(todo).toBe('Give the money back by hand.');
  });

  it.each([
    'payment-unknown',
    'reversal-unknown',
    'reversal-failed',
    'late-doubt',
    'impossible-event',
    'contradiction',
    'totals-differ',
    'a-kind-of-a-later-central',
  ])('is not refunded before the card company was asked, where nobody knows: %s', (kind) => {
    expect(say(kind, 'no-answer').todo).toMatch(/card company.*Do not refund before you know/);
  });

  it('is not refunded by hand while the kiosk gives it back', () => {
    expect(say('refused-payment', 'overpaid')).toMatchObject({
      what: 'The card was charged, but central could not book the payment: it was more than was still open.',
      todo: expect.stringContaining('Do not refund.'),
    });
    expect(say('late-approval').todo).toContain('by itself');
  });

  it('says how much went back and how much is left', () => {
    expect(say('reversal-partial', '746 went back', euro(574))).toEqual({
      what: 'The terminal gave only €7.46 back. €5.74 of the charge is left.',
      todo: 'Give the rest back by hand: €5.74.',
    });
  });

  it('names every amount of a terminal that contradicts itself, and pays none of them out unasked', () => {
    expect(say('payment-unknown', 'partial-approval; also named 350 EUR, 400 USD').what).toMatch(
      /: .*\. The terminal contradicts itself: it also named €3\.50, \$4\.00\.$/,
    );
    const { what, todo } = say('reversal-partial', '746 went back; also named 310 EUR');
    expect(what).toContain('gave only €7.46 back');
    expect(what).toContain('it also named €3.10.');
    expect(todo).toContain('Do not refund before you know how much');
  });

  it('is looked at first when the terminal does not say how much went back', () => {
    expect(say('reversal-partial').todo).toContain('Do not refund before you know how much');
  });

  it('says that the kiosk will tell by itself when it is only silent, and that it will not when it was set up anew', () => {
    expect(say('payment-unknown', 'kiosk-silent').todo).toContain('as soon as it is back');
    const anew = say('payment-unknown', 'set-up-anew');
    expect(anew.what).toContain('set up anew');
    expect(anew.todo).toContain('card company first');
  });

  it('tells both figures where the totals of a period differ', () => {
    const detail =
      'terminal: 2 payments 26.40; journal: 1 payments 13.20; unexplained: 13.20 EUR more at the terminal';
    expect(say('totals-differ', detail).what).toBe(
      `The terminal’s own totals of a period are not the journal’s. T${detail.slice(1)}.`,
    );
  });

  it('names every reason of a late doubt', () => {
    expect(say('late-doubt', 'wrong-amount, contradiction').what).toContain(
      'another amount; the terminal’s answers contradict each other.',
    );
  });
});
