import { expect, test } from 'vitest';
import { emblemBitmap } from './emblem.ts';

test('the emblem in dots is a roof, four columns and a base', () => {
  const { widthDots, heightDots, rows } = emblemBitmap();
  expect([widthDots, heightDots]).toEqual([96, 84]);
  const black = (x: number, y: number): boolean =>
    (((rows[y * (widthDots / 8) + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0;
  const line = (y: number): string =>
    Array.from({ length: widthDots }, (_, x) => (black(x, y) ? '#' : ' ')).join('');
  expect(line(54).split(/ +/).filter(Boolean)).toEqual(Array(4).fill('#'.repeat(12)));
  expect(line(80).trim()).toBe('#'.repeat(90));
  expect(line(36).trim()).toBe('');
  const roof = Array.from({ length: 27 }, (_, y) => line(y).trim().length);
  expect(roof).toEqual([...roof].sort((a, b) => a - b));
});
