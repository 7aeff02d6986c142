import { describe, expect, it } from 'vitest';
import { createVirtualTimers } from '../timers/testing/virtual-timers.ts';
import { createBusyMeter, growingTime, waitFairly } from './index.ts';

describe('a growing time', () => {
  it('doubles up to its bound, and is short again after a reset', () => {
    const time = growingTime(100, 700);
    expect([1, 2, 3, 4, 5].map(() => time.take())).toEqual([100, 200, 400, 700, 700]);
    time.reset();
    expect([time.currentMs(), time.take(), time.currentMs()]).toEqual([100, 100, 200]);
  });
});

describe('a fair wait', () => {
  it('is over after its time, once', async () => {
    const timers = createVirtualTimers();
    const overAtMs: number[] = [];
    waitFairly({ timers, limitMs: 3_200, onOver: () => overAtMs.push(timers.monotonicMs()) });
    await timers.advance(60_000);
    expect(overAtMs).toEqual([3_200]);
  });

  it('that was ended is never over', async () => {
    const timers = createVirtualTimers();
    let over = 0;
    const end = waitFairly({ timers, limitMs: 3_000, onOver: () => (over += 1) });
    await timers.advance(2_900);
    end();
    await timers.advance(60_000);
    expect(over).toBe(0);
  });

  it('does not count the time in which this process was held up itself', async () => {
    const timers = createVirtualTimers();
    let over = 0;
    waitFairly({ timers, limitMs: 3_000, onOver: () => (over += 1) });
    await timers.advance(1_000);
    await timers.holdUp(60_000);
    expect(over).toBe(0);
    await timers.advance(1_999);
    expect(over).toBe(0);
    await timers.advance(2);
    expect(over).toBe(1);
  });

  it('counts only what the other side could use', async () => {
    const timers = createVirtualTimers();
    const overAtMs: number[] = [];
    const countedMs = (passedMs: number): number =>
      timers.monotonicMs() <= 10_000 ? passedMs / 10 : passedMs;
    waitFairly({ timers, limitMs: 3_000, countedMs, onOver: () => overAtMs.push(timers.monotonicMs()) });
    await timers.advance(60_000);
    expect(overAtMs).toEqual([12_000]);
  });
});

describe('the machine', () => {
  it('is busy when hardly any of its processors was idle since the last question', () => {
    let now = { idleMs: 5_000, allMs: 10_000 };
    const isBusy = createBusyMeter(() => now);
    now = { idleMs: 5_050, allMs: 11_000 };
    expect(isBusy()).toBe(true);
    now = { idleMs: 5_950, allMs: 12_000 };
    expect(isBusy()).toBe(false);
    expect(isBusy()).toBe(false);
  });
});
