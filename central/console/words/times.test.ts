import { describe, expect, it } from 'vitest';
import { showAge, showDuration, timesIn } from './times.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('how long something has lasted', () => {
  it.each([
    ['2026-11-23T11:59:50Z', '1 min'],
    ['2026-11-23T10:01:00Z', '119 min'],
    ['2026-11-23T09:00:00Z', '3 h'],
    ['2026-11-20T09:00:00Z', '3 days'],
  ])('is shown roughly: since %s it is %s', (from, words) => {
    expect(showDuration(from, now)).toBe(words);
  });
  it('is an age where it is over', () => {
    expect(showAge('2026-11-23T11:59:00Z', now)).toBe('just now');
    expect(showAge('2026-11-23T09:00:00Z', now)).toBe('3 h ago');
  });
});

describe('a time', () => {
  it('is the town’s, also where its clocks change', () => {
    const dublin = timesIn('Europe/Dublin');
    expect(dublin.full('2026-07-01T13:03:00Z')).toBe('01 Jul 2026, 14:03');
    expect(dublin.full('2026-11-23T13:03:00Z')).toBe('23 Nov 2026, 13:03');
    expect(dublin.exact('2026-07-01T13:03:09Z')).toBe('01 Jul 2026, 14:03:09 GMT+1');
    expect(timesIn('Asia/Kathmandu').hour('2026-11-23T13:03:00Z')).toBe('18:48');
  });
  it('stays the text that it is where it is none', () => {
    expect(timesIn('Europe/Dublin').full('soon')).toBe('soon');
  });
});
