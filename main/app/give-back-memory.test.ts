import { expect, it } from 'vitest';
import { giveBackMemory } from './give-back-memory.ts';

const MOST_KEPT_BYTES = 10_000_000;

it('gives back what was held for a while', () => {
  const usedBefore = process.memoryUsage().heapTotal;
  let held: unknown[] | null = Array.from({ length: 500_000 }, (_, at) => ({ at }));
  const grownTo = process.memoryUsage().heapTotal;
  expect(held.length).toBe(500_000);
  expect(grownTo).toBeGreaterThan(usedBefore + MOST_KEPT_BYTES);
  held = null;
  giveBackMemory();
  expect(process.memoryUsage().heapTotal).toBeLessThan(grownTo - MOST_KEPT_BYTES);
});
