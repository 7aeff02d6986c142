import { expect, test } from 'vitest';
import { Content } from './content.ts';
import { noContent } from './no-content.ts';

test('no content is what the check makes of nothing', () => {
  expect(noContent()).toEqual(Content.parse({}));
});
