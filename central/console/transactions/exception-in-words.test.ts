import { describe, expect, it } from 'vitest';
import { exceptionInWords } from './exception-in-words.ts';

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const say = (kind: string, detail = '', amount: ReturnType<typeof euro> | null = euro(574)) =>
  exceptionInWords({ kind, detail, amount });

describe('what a clerk has to look at', () => {
  it('is refunded by hand after a reversal that the terminal refused', () => {
    const { what, todo } = say('reversal-refused');
    expect(what).toContain('the terminal refused');
    expect(todo).toBe('Refund the payment by hand.');
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
  ])('is not refunded before the card company was asked, where the result is not known: %s', (kind) => {
    expect(say(kind, 'no-answer').todo).toMatch(/card company.*Do not refund until you know/);
  });

  it('is not refunded by hand while the kiosk refunds it', () => {
    expect(say('refused-payment', 'overpaid')).toMatchObject({
      what: 'The card was charged, but central could not book the payment: it was more than was still unpaid.',
      todo: expect.stringContaining('Do not refund it yourself.'),
    });
    expect(say('late-approval').todo).toContain('automatically');
  });

  it('says how much was refunded and how much is left', () => {
    expect(say('reversal-partial', '746 went back', euro(574))).toEqual({
      what: 'The terminal refunded only €7.46. €5.74 of the charge is left.',
      todo: 'Refund the rest by hand: €5.74.',
    });
  });

  it('names every amount of a terminal that contradicts itself, and pays none of them out unasked', () => {
    expect(say('payment-unknown', 'partial-approval; also named 350 EUR, 400 USD').what).toMatch(
      /: .*\. The terminal contradicts itself: it also named €3\.50, \$4\.00\.$/,
    );
    const { what, todo } = say('reversal-partial', '746 went back; also named 310 EUR');
    expect(what).toContain('refunded only €7.46.');
    expect(what).toContain('it also named €3.10.');
    expect(todo).toContain('Do not refund until you know how much');
  });

  it('is looked at first when the terminal does not say how much went back', () => {
    expect(say('reversal-partial').todo).toContain('Do not refund until you know how much');
  });

  it('says that a silent kiosk will report, and that one that was set up again will not', () => {
    expect(say('payment-unknown', 'kiosk-silent').todo).toContain('as soon as it is back');
    const again = say('payment-unknown', 'set-up-anew');
    expect(again.what).toContain('set up again');
    expect(again.todo).toContain('card company first');
  });

  it('shows both figures where the totals of a period differ', () => {
    const detail =
      'terminal: 2 payments 26.40; journal: 1 payments 13.20; unexplained: 13.20 EUR more at the terminal';
    expect(say('totals-differ', detail).what).toBe(
      `The terminal’s own totals for a period do not match the journal. T${detail.slice(1)}.`,
    );
  });

  it('names every reason of a late doubt', () => {
    expect(say('late-doubt', 'wrong-amount, contradiction').what).toContain(
      'a different amount; the terminal’s answers contradict each other.',
    );
  });
});
