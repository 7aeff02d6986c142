import { expect, it } from 'vitest';
import { createTurns, within } from './index.ts';
import { createVirtualTimers } from './testing/virtual-timers.ts';

it('gives the result of work in time, and otherwise the other value at the deadline', async () => {
  const timers = createVirtualTimers();
  const never = new Promise<string>(() => undefined);
  expect(await within(1_000, 'late', Promise.resolve('done'), timers)).toBe('done');
  const waiting = within(1_000, 'late', never, timers);
  await timers.advance(1_000);
  expect(await waiting).toBe('late');
  await expect(within(1_000, 'late', Promise.reject(new Error('broken')), timers)).rejects.toThrow('broken');
});

it('begins work when the work before it has ended, also when that failed', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const first = inTurn(async () => {
    await Promise.resolve();
    order.push('first');
    throw new Error('broken');
  });
  const second = inTurn(async () => order.push('second'));
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(order).toEqual(['first', 'second']);
});
