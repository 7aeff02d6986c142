import { expect, it } from 'vitest';
import { Content, type ItemKind, isFoundOn } from './index.ts';

const text = { en: 'Text' };
const content = Content.parse({
  questions: [{ id: 'dogs', question: text, answer: text }],
  events: [
    { id: 'market', title: text, description: text, starts: '2026-12-05T09:00', ends: '2026-12-06T18:00' },
  ],
  announcements: [{ id: 'road', title: text, text, from: '2026-12-01', until: '2026-12-06' }],
  news: [{ id: 'bridge', title: text, text, from: '2026-12-06' }],
});

it.each<[ItemKind, string, boolean, boolean, boolean]>([
  ['question', 'dogs', true, true, true],
  ['question', 'market', false, false, false],
  ['event', 'market', true, true, false],
  ['announcement', 'road', true, true, false],
  ['news', 'bridge', false, true, true],
])('a thing is found while it is there and not over: %s %s', (kind, id, before, on, after) => {
  const found = ['2026-12-05', '2026-12-06', '2026-12-07'].map((day) => isFoundOn(content, kind, id, day));
  expect(found).toEqual([before, on, after]);
});
