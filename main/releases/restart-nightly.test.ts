import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { restartNightly } from './restart-nightly.ts';
import type { KioskStanding } from './when-to-install.ts';

const HOUR_MS = 3_600_000;
const FREE: KioskStanding = { journal: true, reached: [], unused: true, paymentOpen: false };

let standing: KioskStanding;
let restarts: Date[];
let closing: (() => Promise<void>)[];
beforeEach(() => {
  vi.useFakeTimers();
  standing = FREE;
  restarts = [];
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  vi.useRealTimers();
});

/** A kiosk in a town one hour east of Greenwich, started at this time. */
function startAt(time: string): void {
  vi.setSystemTime(new Date(time));
  const { close } = restartNightly({
    timeZone: 'Europe/Berlin',
    now: () => new Date(),
    standing: () => standing,
    restart: () => restarts.push(new Date()),
    log: () => undefined,
    timers: { monotonicMs: () => Date.now() },
  });
  closing.push(close);
}
const pass = (hours: number): void => {
  vi.advanceTimersByTime(hours * HOUR_MS);
};
const hours = (): string[] => restarts.map((at) => at.toISOString().slice(0, 13));

it('starts the kiosk anew in the night after a day, by the town’s time, once', () => {
  startAt('2026-11-23T08:00:00Z');
  pass(17.9);
  expect(restarts).toEqual([]);
  pass(20);
  expect(hours()).toEqual([]);
  pass(24);
  expect(hours()).toEqual(['2026-11-25T02']);
});

it('starts nothing anew while somebody stands there or money is on its way, and not by day after such a night', () => {
  startAt('2026-11-22T20:00:00Z');
  standing = { ...FREE, unused: false };
  pass(30.5);
  standing = { ...FREE, paymentOpen: true };
  pass(1);
  standing = { ...FREE, journal: false };
  pass(1.5);
  standing = FREE;
  pass(12);
  expect(restarts).toEqual([]);
  pass(12);
  expect(hours()).toEqual(['2026-11-25T02']);
});

it('ends with the program', async () => {
  startAt('2026-11-23T08:00:00Z');
  for (const close of closing) await close();
  pass(100);
  expect(restarts).toEqual([]);
});
