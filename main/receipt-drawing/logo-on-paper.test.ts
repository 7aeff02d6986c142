import { expect, it } from 'vitest';
import { toMonochrome } from '../../hardware/printer/index.ts';
import { inBlackAndWhite } from './logo-on-paper.ts';

/** Eight pixels a row, each of this red, green and blue. */
const rowOf = (...colours: readonly (readonly [number, number, number])[]): number[] =>
  Array.from({ length: 8 }, (_, x) => [...(colours[x % colours.length] ?? [255, 255, 255]), 255]).flat();
const inked = (rows: readonly number[][]): string[] | null => {
  const drawn = inBlackAndWhite(
    { pixels: Uint8Array.from(rows.flat()), widthDots: 8, heightDots: rows.length },
    toMonochrome,
  );
  return drawn && [...drawn.rows].map((byte) => byte.toString(2).padStart(8, '0'));
};

it('prints what is dark, and leaves light parts on it and beside it white', () => {
  const [navy, gold, white] = [
    [20, 30, 90],
    [250, 200, 40],
    [255, 255, 255],
  ] as const;
  expect(inked([rowOf(navy, gold), rowOf(navy, white)])).toEqual(['10101010', '10101010']);
});

it('prints the shape of a logo in pale colours, and nothing of a white one', () => {
  expect(inked([rowOf([250, 200, 40], [255, 255, 255])])).toEqual(['10101010']);
  expect(inked([rowOf([255, 255, 255])])).toBeNull();
});
