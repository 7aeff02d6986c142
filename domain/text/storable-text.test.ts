import { expect, it } from 'vitest';
import { hasUnstorableText, storable, withStorableTexts } from './index.ts';

it('finds NUL and half a character in values and keys, at any depth, whatever the object was made by', () => {
  const query = Object.assign(Object.create(Object.create(null)), { search: 'a\0' });
  for (const bad of ['\0', ['a', '\ud800'], { a: { b: ['x', { c: '\0' }] } }, { 'a\0': 1 }, query]) {
    expect(hasUnstorableText([undefined, null, bad])).toBe(true);
  }
  for (const good of ['', 'Łódź 🙂\u202e', 7, null, undefined, [], {}, new Uint8Array([0])]) {
    expect(hasUnstorableText([good])).toBe(false);
  }
});

it('cleans them and leaves everything else', () => {
  expect(storable('a\0b\ud800c🙂')).toBe('ab\ufffdc🙂');
  expect(withStorableTexts({ 'k\0': ['\0x', 7, null, true, { a: 'ł' }] })).toEqual({
    k: ['x', 7, null, true, { a: 'ł' }],
  });
});
