import { expect, it } from 'vitest';
import { startingStyle } from './starting-style.ts';

it("the words that the kiosk is starting show in the town's languages alone, its own first", () => {
  const style = startingStyle(['de', 'pl', 'en'], 'pl');
  const shown = [...style.matchAll(/\[lang="([^"]+)"\] \{ display: block;(?: order: (\d+);)?/g)].map(
    ([, language, order]) => [language, order ?? '0'],
  );
  expect(shown).toEqual([
    ['pl', '0'],
    ['de', '1'],
    ['en', '2'],
  ]);
  expect(style).toMatch(/^#starting > \[lang\] \{ display: none; \}/);
});
