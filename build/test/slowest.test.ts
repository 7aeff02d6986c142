import { expect, it } from 'vitest';
import { durationsOfPlaywright, durationsOfVitest, slowestLines } from './slowest.ts';

it('names the slowest tests of both reports, slowest first', () => {
  const unit = durationsOfVitest(
    {
      testResults: [
        {
          name: '/town/domain/bill.test.ts',
          assertionResults: [
            { fullName: 'a bill is paid', duration: 1_240 },
            { fullName: 'a bill is skipped', duration: null },
          ],
        },
      ],
    },
    '/town',
  );
  const spec = (title: string, ...durations: number[]): object => ({
    title,
    file: 'pay-bill.e2e.ts',
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  });
  const endToEnd = durationsOfPlaywright({
    suites: [{ specs: [spec('pays', 9_000)], suites: [{ specs: [spec('pays in the dark', 12_345)] }] }],
  });
  expect(slowestLines([...unit, ...endToEnd], 3)).toEqual([
    '  12.3 s  test/e2e/pay-bill.e2e.ts  pays in the dark',
    '   9.0 s  test/e2e/pay-bill.e2e.ts  pays',
    '   1.2 s  domain/bill.test.ts  a bill is paid',
  ]);
});
