import { expect, test } from 'vitest';
import { createDoubleStrike } from './double-strike.ts';

test('the same key counts once within half a second, and again after it; another key counts at once', () => {
  const strikes = createDoubleStrike();
  const typed = [
    ['1', 0],
    ['1', 120],
    ['1', 499],
    ['1', 500],
    ['2', 510],
    ['1', 520],
    ['1', 1_030],
  ] as const;
  const counted = typed.filter(([key, at]) => !strikes(key, at));
  expect(counted.map(([, at]) => at)).toEqual([0, 500, 510, 520, 1_030]);
});
