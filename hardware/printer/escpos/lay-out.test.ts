import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../../../domain/paper/index.ts';
import { layOut, wrap } from './lay-out.ts';
import { withoutRealTime } from './raster-bytes.ts';

const words = fc
  .array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 8 })
  .map((list) => list.join(' '));
const block: fc.Arbitrary<ReceiptBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    align: fc.constantFrom('start' as const, 'center' as const, 'end' as const),
    weight: fc.constantFrom('normal' as const, 'strong' as const, 'large' as const),
  }),
  fc.record({ kind: fc.constant('row' as const), label: words, value: words, strong: fc.boolean() }),
  fc.constant({ kind: 'rule' as const }),
);
const squeezed = (text: string): string => text.replace(/[\s]+/g, '');

describe('a receipt laid out in columns', () => {
  it('has no line wider than the paper, and says everything', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.constantFrom(32, 42, 48), (blocks, columns) => {
        const parts = layOut({ language: 'en', direction: 'ltr', title: 't', blocks }, columns);
        const lines = parts.flatMap((part) => (part.kind === 'line' ? [part.line] : []));
        for (const { text, weight } of lines) {
          expect([...text].length).toBeLessThanOrEqual(
            weight === 'large' ? Math.floor(columns / 2) : columns,
          );
        }
        const printed = squeezed(lines.map(({ text }) => text).join(''));
        for (const one of blocks) {
          if (one.kind === 'text') expect(printed).toContain(squeezed(one.text));
          if (one.kind === 'row') {
            expect(printed).toContain(squeezed(one.label));
            expect(printed).toContain(squeezed(one.value));
          }
        }
      }),
    );
  });

  it('holds no real-time command in its pictures', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0xff), { maxLength: 200 }),
        (bytes) => {
          const safe = withoutRealTime(Uint8Array.from(bytes));
          for (let index = 0; index < safe.length; index += 1) {
            if (safe[index] === 0x10) expect([undefined, 0x04, 0x05, 0x14]).not.toContain(safe[index + 1]);
          }
        },
      ),
    );
  });
});

it('keeps a telephone number on one line, where it fits on one', () => {
  expect(wrap('Questions about this payment? Call +353 20 910 0140 and have it at hand.', 48)).toEqual([
    'Questions about this payment? Call',
    '+353 20 910 0140 and have it at hand.',
  ]);
  expect(wrap('+353 20 910 0140', 10)).toEqual(['+353 20', '910 0140']);
});
