import { expect, it } from 'vitest';
import { inTownOrder } from './index.ts';

const shown = (order: string[], items: string[]): string[] => inTownOrder(order, items, (item) => item);

it('puts what the town names first, in its order, and leaves the rest as it was', () => {
  const items = ['book', 'collection', 'pay', 'report'];
  expect(shown(['report', 'pay'], items)).toEqual(['report', 'pay', 'book', 'collection']);
  expect(shown(['pay', 'permits'], items)).toEqual(['pay', 'book', 'collection', 'report']);
  expect(shown([], items)).toEqual(items);
});
