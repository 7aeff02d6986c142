import { expect, it } from 'vitest';
import { giveBackMemory } from './give-back-memory.ts';

const MOST_KEPT_BYTES = 10_000_000;
const room = (): number => process.memoryUsage().heapTotal;

it('gives back what was held for a while', () => {
  const before = room();
  let held: unknown[] = [];
  // What ran before in this process may have left room: only what has no room there makes more.
  while (room() <= before + 2 * MOST_KEPT_BYTES)
    held = [...held, Array.from({ length: 100_000 }, (_, at) => ({ at }))];
  const grownTo = room();
  expect(held.length).toBeGreaterThan(0);
  held = [];
  giveBackMemory();
  expect(room()).toBeLessThan(grownTo - MOST_KEPT_BYTES);
});
