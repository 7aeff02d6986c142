import { expect, it } from 'vitest';
import { boundedTurns } from './index.ts';

it('so much is done at once, so much waits in its order, and the rest hears at once that all are busy', async () => {
  const turns = boundedTurns(2, 3);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (at: number) =>
    turns(async () => {
      begun.push(at);
      await new Promise<void>((resolve) => ends.push(resolve));
      return at;
    });
  const all = [0, 1, 2, 3, 4, 5, 6].map(work);
  expect(await Promise.all(all.slice(5))).toEqual(['busy', 'busy']);
  expect(begun).toEqual([0, 1]);
  for (const at of [0, 1, 2, 3, 4]) {
    ends[at]?.();
    expect(await all[at]).toBe(at);
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it('work that fails makes room as well', async () => {
  const turns = boundedTurns(1, 1);
  await expect(turns(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns(async () => 'done')).toBe('done');
});
