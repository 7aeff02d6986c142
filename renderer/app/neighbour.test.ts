import { expect, test } from 'vitest';
import { neighbour } from './neighbour.ts';

const place = { at: 0, before: 0, count: 3, rightToLeft: false };

test('arrows go from button to button and round at the ends', () => {
  expect(neighbour('ArrowDown', place)).toBe(1);
  expect(neighbour('ArrowDown', { ...place, at: 2, before: 2 })).toBe(0);
  expect(neighbour('ArrowUp', place)).toBe(2);
});

test('from the heading an arrow leads to the first button after it', () => {
  expect(neighbour('ArrowDown', { ...place, at: -1 })).toBe(0);
  expect(neighbour('ArrowUp', { ...place, at: -1 })).toBe(2);
});

test('left and right follow the direction of reading', () => {
  expect(neighbour('ArrowLeft', { ...place, rightToLeft: true })).toBe(1);
  expect(neighbour('ArrowLeft', { ...place, at: 1 })).toBe(0);
});

test('other keys and empty groups lead nowhere', () => {
  expect(neighbour('a', place)).toBeNull();
  expect(neighbour('ArrowDown', { ...place, at: -1, count: 0 })).toBeNull();
});
