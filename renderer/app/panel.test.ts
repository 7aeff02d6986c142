import { expect, test } from 'vitest';
import { darkEnough } from './panel.ts';

test('a town colour that carries white text well stays as it is', () => {
  expect(darkEnough('#14532d')).toBe('#14532d');
});

test('a light town colour is darkened, and keeps its hue', () => {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    Number.parseInt(darkEnough('#33cc66').slice(at, at + 2), 16),
  );
  expect(green).toBeLessThan(0x80);
  expect(green).toBeGreaterThan(red ?? 0);
  expect(green).toBeGreaterThan(blue ?? 0);
});
