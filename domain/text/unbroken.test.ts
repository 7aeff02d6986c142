import { expect, test } from 'vitest';
import { unbroken } from './unbroken.ts';

test('no line ends within a range of times, and one may end between two days', () => {
  expect(unbroken('Monday, 18:00–19:00')).toBe('Monday, 18:00\u2060–\u206019:00');
  expect(unbroken('6:00\u202fPM–7:00\u202fPM')).toBe('6:00\u202fPM\u2060–\u20607:00\u202fPM');
  expect(unbroken('1 May – 3 May')).toBe('1 May – 3 May');
});
