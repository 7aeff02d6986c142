import { expect, it } from 'vitest';
import { showTime } from '../words/index.ts';
import { shownContent } from './shown-content.ts';

const publishedAt = '2026-11-23T17:00:00.000Z';

it('is named by when it was published; an older one, and none at all, stand out', () => {
  const newest = { version: 1_795_453_200, publishedAt, isNewest: true };
  expect(shownContent(newest)).toEqual({ words: showTime(publishedAt), tone: 'plain' });
  expect(shownContent({ ...newest, isNewest: false })).toEqual({
    words: `${showTime(publishedAt)}: newer published`,
    tone: 'warn',
  });
  const shipped = { version: 1, publishedAt: null, isNewest: true };
  expect(shownContent(shipped)).toEqual({ words: 'As shipped', tone: 'plain' });
  expect(shownContent({ ...shipped, isNewest: false })).toEqual({
    words: 'As shipped: newer published',
    tone: 'warn',
  });
  expect(shownContent({ version: 0, publishedAt: null, isNewest: true })).toEqual({
    words: 'Nothing',
    tone: 'warn',
  });
  const gone = { version: 1_795_000_000, publishedAt: null, isNewest: false };
  expect(shownContent(gone).words).toBe('A version long past: newer published');
});
