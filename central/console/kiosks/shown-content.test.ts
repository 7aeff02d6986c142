import { expect, it } from 'vitest';
import { timesIn } from '../words/index.ts';
import { shownContent } from './shown-content.ts';

const times = timesIn('Europe/Dublin');
const publishedAt = '2026-11-23T17:00:00.000Z';

it('is named by when it was published, and it is said when there is newer', () => {
  const newest = { version: 1_795_453_200, publishedAt, isNewest: true };
  expect(shownContent(newest, times)).toEqual({ words: times.full(publishedAt), problem: null });
  const older = { ...newest, isNewest: false };
  expect(shownContent(older, times)).toEqual({ words: times.full(publishedAt), problem: 'newer published' });
  const shipped = { version: 1, publishedAt: null, isNewest: true };
  expect(shownContent(shipped, times)).toEqual({ words: 'Content as shipped', problem: null });
  expect(shownContent({ ...shipped, isNewest: false }, times).problem).toBe('newer published');
  expect(shownContent({ version: 0, publishedAt: null, isNewest: true }, times).words).toBe('No content');
  const gone = { version: 1_795_000_000, publishedAt: null, isNewest: false };
  expect(shownContent(gone, times).words).toBe('Outdated content');
});
