import { expect, test } from 'vitest';
import { DELETE, SPACE } from './key-names.ts';
import { typed } from './typed.ts';

test('keys are added one after the other, and the delete key takes the last character away', () => {
  expect(typed('Byrn', 'e', 60)).toBe('Byrne');
  expect(typed('De', SPACE, 60)).toBe('De ');
  expect(typed('李明', DELETE, 60)).toBe('李');
});

test('nothing is longer than its limit', () => {
  expect(typed('123', '4', 3)).toBe('123');
  expect(typed('', 'x'.repeat(10_000), 20)).toHaveLength(20);
});

test('control and direction characters are dropped', () => {
  expect(typed('a', '\u0007\u202eb\n', 20)).toBe('ab');
});
