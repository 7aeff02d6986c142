import { expect, it } from 'vitest';
import { codeOf, messageOf } from './index.ts';

it('reads the name and the words of whatever was thrown', () => {
  const gone = Object.assign(new Error('no such file'), { code: 'ENOENT' });
  expect([codeOf(gone), messageOf(gone)]).toEqual(['ENOENT', 'no such file']);
  expect([codeOf(new Error('plain')), messageOf('a text')]).toEqual([null, 'a text']);
  expect(codeOf(Object.assign(new Error('number'), { code: 7 }))).toBeNull();
  expect(codeOf({ code: 'ENOENT' })).toBeNull();
});
