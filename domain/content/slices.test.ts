import { expect, it } from 'vitest';
import { Content } from './content.ts';
import { ContentSlice } from './content-slice.ts';
import { joinSlices, slicesOf } from './slices.ts';

const TEXT = { en: 'Where is it?' };
const question = (at: number, words: number) => ({
  id: `q${at}`,
  question: { en: 'Where is it?' },
  answer: { en: 'here '.repeat(words) },
});

it('content comes out of its slices as it went in, also when it has nothing', () => {
  const content = Content.parse({
    questions: [question(0, 3), question(1, 5)],
    streets: ['Mill Square', 'Mill Lane'],
    synonyms: { en: [['bin', 'rubbish']] },
    pages: [{ id: 'page', title: TEXT, summary: TEXT, blocks: [{ kind: 'heading', text: TEXT }] }],
  });
  expectTheSame(content);
  expectTheSame(Content.parse({}));
});

function expectTheSame(content: Content): void {
  const slices = slicesOf(content).map((make) => make());
  expect(joinSlices(slices)).toEqual(content);
  for (const slice of slices) expect(() => ContentSlice.parse(slice)).not.toThrow();
}

it('a long list is cut into slices of a bounded size, in their order', () => {
  const content = Content.parse({ questions: Array.from({ length: 3_000 }, (_, at) => question(at, 40)) });
  const slices = slicesOf(content).map((make) => make());
  expect(slices.length).toBeGreaterThan(6);
  for (const slice of slices) expect(JSON.stringify(slice).length).toBeLessThan(150_000);
  expect(joinSlices(slices)).toEqual(content);
});

it('what is larger than a slice goes alone', () => {
  const blocks = Array.from({ length: 60 }, () => ({ kind: 'paragraph', text: { en: 'word '.repeat(390) } }));
  const page = (id: string) => ({ id, title: { en: id }, summary: { en: id }, blocks });
  const content = Content.parse({ pages: [page('one'), page('two')] });
  const slices = slicesOf(content).filter((make) => make().pages);
  expect(slices).toHaveLength(2);
});
