import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type IdleWatch, timesBySwitch, watchIdle } from './idle.ts';

const times = { idleAfterMs: 45_000, warningMs: 25_000, listeningMs: 300_000 };
const SECOND = 1_000;

let warnings: number[];
let ends: number[];
let watch: IdleWatch;
let bySwitch: boolean;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  warnings = [];
  ends = [];
  bySwitch = false;
  watch = watchIdle({
    times: () => (bySwitch ? timesBySwitch(times) : times),
    monotonicMs: () => Date.now(),
    rests: () => false,
    onWarning: () => warnings.push(Date.now()),
    onEnd: () => ends.push(Date.now()),
  });
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

/** The page says each second that it speaks. */
function listenFor(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    watch.heard();
    vi.advanceTimersByTime(SECOND);
  }
}

it('asks a listener only when the voice has been silent for the whole wait', () => {
  listenFor(90);
  expect(warnings).toEqual([]);
  vi.advanceTimersByTime(times.idleAfterMs - 2 * SECOND);
  expect(warnings).toEqual([]);
  vi.advanceTimersByTime(2 * SECOND);
  expect(warnings).toHaveLength(1);
});

it('ends the session of a kiosk that speaks to nobody, however long it speaks', () => {
  listenFor(3_600);
  expect(warnings[0]).toBeLessThanOrEqual(times.listeningMs + times.idleAfterMs + SECOND);
  expect(ends[0]).toBeLessThanOrEqual(times.listeningMs + times.idleAfterMs + times.warningMs + SECOND);
});

it('does not take the question itself, which is spoken, for somebody who is there', () => {
  vi.advanceTimersByTime(times.idleAfterMs + SECOND);
  expect(watch.endsInMs()).not.toBeNull();
  listenFor(20);
  expect(watch.endsInMs()).toBeLessThan(5 * SECOND);
  listenFor(5);
  expect(ends).toHaveLength(1);
});

it('begins the whole time anew with each touch', () => {
  listenFor(290);
  watch.touched();
  listenFor(290);
  expect(warnings).toEqual([]);
});

it('gives a resident with a personal switch twice the time, before it asks and to answer', () => {
  bySwitch = true;
  watch.touched();
  vi.advanceTimersByTime(2 * times.idleAfterMs - SECOND);
  expect(warnings).toEqual([]);
  vi.advanceTimersByTime(2 * SECOND);
  expect(warnings).toHaveLength(1);
  vi.advanceTimersByTime(2 * times.warningMs - 3 * SECOND);
  expect(ends).toEqual([]);
  vi.advanceTimersByTime(3 * SECOND);
  expect(ends).toHaveLength(1);
});
