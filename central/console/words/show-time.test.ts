import { describe, expect, it } from 'vitest';
import { showAge, showDuration } from './show-time.ts';

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
