import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachOnce } from './each-once.ts';

const amount = fc.record({ amountMinor: fc.integer({ min: 1, max: 4 }), currency: fc.constant('EUR') });
const named = fc.record({
  terminalTransactionId: fc.option(fc.constantFrom('t1', 't2')),
  amount: fc.option(amount),
  alsoNamed: fc.uniqueArray(amount, { selector: ({ amountMinor }) => amountMinor, maxLength: 2 }),
});

it('keeps one sum for each id of the terminal, with every amount that was named under it', () => {
  fc.assert(
    fc.property(fc.array(named, { maxLength: 5 }), (answers) => {
      const all = answers.map((answer) => ({
        seen: {
          terminalTransactionId: answer.terminalTransactionId,
          amount: answer.amount,
          card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
          authorisationCode: '',
          terminalTime: null,
        },
        alsoNamed: answer.amount === null ? [] : answer.alsoNamed,
        manyNamed: false,
      }));
      const kept = eachOnce(all);
      const idsOf = (some: typeof all) => some.map(({ seen }) => seen.terminalTransactionId);
      const unnamed = idsOf(all).filter((id) => id === null);
      expect(kept).toHaveLength(unnamed.length + new Set(idsOf(all).filter((id) => id !== null)).size);
      for (const { seen, alsoNamed } of all) {
        const amounts = [seen.amount, ...alsoNamed].flatMap((one) => (one ? [one.amountMinor] : []));
        const keepers = kept.filter((one) => one.seen.terminalTransactionId === seen.terminalTransactionId);
        const there = keepers.flatMap((one) => [one.seen.amount, ...one.alsoNamed]);
        for (const one of amounts) expect(there.map((money) => money?.amountMinor)).toContain(one);
      }
    }),
  );
});

it('keeps the sum of a request for which several payments were named: one of the others may be its money', () => {
  const seen = {
    terminalTransactionId: 't1',
    amount: { amountMinor: 1428, currency: 'EUR' },
    card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
    authorisationCode: '',
    terminalTime: null,
  };
  const steady = { seen, alsoNamed: [], manyNamed: false };
  const other = { ...steady, manyNamed: true };
  expect(eachOnce([steady, other])).toHaveLength(2);
  expect(eachOnce([steady, steady])).toHaveLength(1);
});
