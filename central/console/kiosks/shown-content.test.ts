import { expect, it } from 'vitest';
import { showTime } from '../words/index.ts';
import { shownContent } from './shown-content.ts';

const publishedAt = '2026-11-23T17:00:00.000Z';

it('is named by when it was published, and it is said when there is newer', () => {
  const newest = { version: 1_795_453_200, publishedAt, isNewest: true };
  expect(shownContent(newest)).toEqual({ words: showTime(publishedAt), problem: null });
  const older = { ...newest, isNewest: false };
  expect(shownContent(older)).toEqual({ words: showTime(publishedAt), problem: 'newer published' });
  const shipped = { version: 1, publishedAt: null, isNewest: true };
  expect(shownContent(shipped)).toEqual({ words: 'Content as shipped', problem: null });
  expect(shownContent({ ...shipped, isNewest: false }).problem).toBe('newer published');
  expect(shownContent({ version: 0, publishedAt: null, isNewest: true }).words).toBe('No content');
  const gone = { version: 1_795_000_000, publishedAt: null, isNewest: false };
  expect(shownContent(gone).words).toBe('Outdated content');
});
