import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SignatureAnswer } from '../../../domain/form/index.ts';
import { beginStroke, type Strokes, strokeOn } from './strokes.ts';

test('a line is drawn from point to point, in thousandths of the field', () => {
  const drawn = strokeOn(strokeOn(beginStroke([], { x: 0, y: 0.5 }), { x: 0.25, y: 0.5 }), { x: 2, y: -1 });
  expect(drawn).toEqual([[0, 500, 250, 500, 1000, 0]]);
});

test('a finger that hardly moves adds nothing', () => {
  const begun = beginStroke([], { x: 0.5, y: 0.5 });
  expect(strokeOn(begun, { x: 0.501, y: 0.501 })).toBe(begun);
});

test('whatever a finger does, it is a signature that can be kept', () => {
  const move = fc.record({
    begin: fc.boolean(),
    x: fc.double({ min: -2, max: 3, noNaN: true }),
    y: fc.double({ min: -2, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 600 }), (moves) => {
      const drawn = moves.reduce<Strokes>(
        (strokes, { begin, x, y }, at) =>
          begin || at === 0 ? beginStroke(strokes, { x, y }) : strokeOn(strokes, { x, y }),
        [],
      );
      expect(SignatureAnswer.safeParse({ strokes: drawn }).success).toBe(true);
    }),
  );
});
