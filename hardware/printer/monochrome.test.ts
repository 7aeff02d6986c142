import { describe, expect, it } from 'vitest';
import { toMonochrome } from './monochrome.ts';

const BLACK = [0, 0, 0, 255];
const WHITE = [255, 255, 255, 255];
const UNPAINTED = [0, 0, 0, 0];
const pixels = (...list: number[][]): Uint8Array => Uint8Array.from(list.flat());

describe('a picture of one bit a dot', () => {
  it('has the leftmost dot in the highest bit, and fills its rows up to whole bytes with white', () => {
    const rows = [BLACK, ...Array(8).fill(WHITE), BLACK];
    expect(toMonochrome(pixels(...rows), 10, 1)).toEqual({
      widthDots: 16,
      heightDots: 1,
      rows: Uint8Array.of(0b1000_0000, 0b0100_0000),
    });
  });

  it('leaves what was not painted white', () => {
    expect(toMonochrome(pixels(UNPAINTED, BLACK), 2, 1).rows).toEqual(Uint8Array.of(0b0100_0000));
  });
});
