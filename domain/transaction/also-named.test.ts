import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Money, sameMoney } from '../money/index.ts';
import { alsoNamed } from './also-named.ts';

const money = fc.record({
  amountMinor: fc.integer({ min: 0, max: 3 }),
  currency: fc.constantFrom('EUR', 'USD'),
});

it('keeps every amount that a terminal has named beside its last word, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.option(money)), (answers) => {
      let last: Money | null = null;
      let others: readonly Money[] = [];
      for (const answer of answers) {
        others = alsoNamed({ last, alsoNamed: others }, answer);
        last = answer ?? last;
      }
      const all = [...others, ...(last === null ? [] : [last])];
      const keys = all.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const answer of answers)
        if (answer)
          expect(
            all.some((one) => sameMoney(one, answer)),
            JSON.stringify(answer),
          ).toBe(true);
      expect(last === null ? others : []).toEqual([]);
    }),
  );
});
