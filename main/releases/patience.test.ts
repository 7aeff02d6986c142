import { expect, it } from 'vitest';
import { createPatience } from './patience.ts';

const HOUR_MS = 3_600_000;

it('leaves a release whose files are wrong three times, until another one is offered', () => {
  const patience = createPatience(() => 0);
  for (let count = 0; count < 3; count += 1) {
    expect(patience.mayTry('a')).toBe(true);
    expect(patience.failed('a', 'wrong-file')).toBe(true);
  }
  expect(patience.mayTry('a')).toBe(false);
  expect(patience.mayTry('b')).toBe(true);
});

it.each(['disk-failed', 'no-room'] as const)('tries once an hour after three times %s', (why) => {
  let nowMs = 0;
  const patience = createPatience(() => nowMs);
  for (let count = 0; count < 3; count += 1) patience.failed('a', why);
  expect(patience.mayTry('a')).toBe(false);
  nowMs += HOUR_MS;
  expect(patience.mayTry('a')).toBe(true);
});

it('never leaves a transfer that is interrupted, and reports it from the third time on', () => {
  const patience = createPatience(() => 0);
  const reported = Array.from({ length: 5 }, () => patience.failed('a', 'interrupted'));
  expect(reported).toEqual([false, false, true, true, true]);
  expect(patience.mayTry('a')).toBe(true);
});
