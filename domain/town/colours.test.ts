import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentProblem, darkEnough } from './colours.ts';

const colours = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);

describe('the colour of a town', () => {
  it('that carries white text well stays as it is', () => {
    expect(darkEnough('#14532d')).toBe('#14532d');
  });

  it('that is light is darkened, and keeps its hue', () => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(darkEnough('#33cc66').slice(at, at + 2), 16),
    );
    expect(green).toBeLessThan(0x80);
    expect(green).toBeGreaterThan(red);
    expect(green).toBeGreaterThan(blue);
  });

  it('is dark enough once and for all', () => {
    fc.assert(fc.property(colours, (colour) => darkEnough(darkEnough(colour)) === darkEnough(colour)));
  });
});

describe('the accent of a town', () => {
  it('is one that dark words can be read on, and that shows on the town’s colour', () => {
    expect(accentProblem('#14532d', '#f0bd5a')).toBe(null);
  });

  it('is refused with the contrast that was found', () => {
    expect(accentProblem('#14532d', '#b45309')).toEqual({
      path: 'accent',
      expected: 'a lighter colour: dark words on #b45309 have a contrast of 3.2, and 7 is the least',
    });
  });

  it('that is taken shows on every town’s colour, however light that one was', () => {
    fc.assert(
      fc.property(colours, colours, (colour, accent) => {
        const light = accentProblem('#000000', accent) === null;
        return !light || accentProblem(colour, accent) === null;
      }),
    );
  });
});
