import { describe, expect, it } from 'vitest';
import { contactOf } from './kiosk-contact.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('when a kiosk was last heard of', () => {
  it.each([
    [null, 'Never', 'plain'],
    ['2026-11-23T07:59:30Z', 'just now', 'good'],
    ['2026-11-23T07:56:00Z', '4 min ago', 'good'],
    ['2026-11-23T07:54:00Z', 'Silent: 6 min ago', 'bad'],
    ['2026-11-23T03:00:00Z', 'Silent: 5 h ago', 'bad'],
    ['2026-11-13T08:00:00Z', 'Silent: 10 days ago', 'bad'],
  ])('%s is shown as %s', (at, age, tone) => {
    expect(contactOf(at, now)).toEqual({ age, tone });
  });
});
