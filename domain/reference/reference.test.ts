import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReference } from './index.ts';

it('reads a reference as people type it', () => {
  expect(readReference(' mill1 - 42 ')).toBe('MILL1-42');
  for (const typed of ['mill1 42', 'MILL1–42', 'MILL1 − 42', 'MILL1\u201142', 'mill1--42', 'MILL1-٤٢'])
    expect(readReference(typed), typed).toBe('MILL1-42');
  expect(readReference('mill142')).toBe('MILL142');
  expect(readReference('MILL12-7')).toBe('MILL12-7');
  expect(readReference('mill1-2-7')).toBe('MILL1-2-7');
  for (const typed of ['', '42', 'MILL1', 'MILL1-', '-42', 'MILL1-4-2-1', "MILL1-42'; drop", 'MILL1_42']) {
    expect(readReference(typed)).toBeNull();
  }
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (typed) => readReference(typed)?.length !== 0));
});
