import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DisplayState } from '../../wire/index.ts';
import { follow, type Heard, type OpenEvents, SILENCE_MS } from './follow.ts';

const state: DisplayState = {
  town: {
    name: { en: 'Town of Millbrook' },
    languages: ['en'],
    defaultLanguage: 'en',
    timeZone: 'Europe/Berlin',
    colour: '#14532d',
  },
  now: [{ label: 'A 017', desk: '3', calls: 1 }],
  before: [],
  queues: [],
};

describe('the call display', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const watched = () => {
    const heard: Heard['kind'][] = [];
    const opened: (Parameters<OpenEvents>[1] & { closed: boolean; path: string })[] = [];
    const open: OpenEvents = (path, listener) => {
      const one = { ...listener, closed: false, path };
      opened.push(one);
      return {
        close: () => {
          one.closed = true;
        },
      };
    };
    const stop = follow({ townId: 'mill brook', token: '' }, open, ({ kind }) => heard.push(kind));
    return { heard, opened, stop };
  };

  it('shows what central says, and ignores an interruption that ends at once', () => {
    const { heard, opened } = watched();
    expect(opened[0]?.path).toBe('/api/display/v1/mill%20brook/events');
    opened[0]?.said(JSON.stringify(state));
    opened[0]?.failed();
    opened[0]?.failed();
    vi.advanceTimersByTime(2_000);
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
    opened[1]?.said(JSON.stringify(state));
    expect(heard).toEqual(['state', 'state']);
  });

  it('tells that the connection is lost when it stays away, and goes on trying, ever more slowly', () => {
    const { heard, opened } = watched();
    opened[0]?.said(JSON.stringify(state));
    for (let minute = 0; minute < 600; minute += 1) {
      opened.at(-1)?.failed();
      vi.advanceTimersByTime(1_000);
    }
    expect(heard).toContain('lost');
    expect(opened.length).toBeGreaterThan(15);
    expect(opened.length).toBeLessThan(30);
    const tries = opened.length;
    for (let second = 0; opened.length === tries && second < 60; second += 1) vi.advanceTimersByTime(1_000);
    opened.at(-1)?.said(JSON.stringify(state));
    expect(heard.at(-1)).toBe('state');
  });

  it('does not believe a connection on which nothing is said', () => {
    const { heard, opened } = watched();
    opened[0]?.said(JSON.stringify(state));
    vi.advanceTimersByTime(SILENCE_MS);
    expect(heard).toEqual(['state', 'lost']);
    expect(opened[0]?.closed).toBe(true);
  });

  it('knows when central speaks of what this page does not understand', () => {
    const { heard, opened, stop } = watched();
    opened[0]?.said('{"now":7}');
    expect(heard).toEqual(['outdated']);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(opened.length).toBe(1);
  });
});
