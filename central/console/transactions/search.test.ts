import { describe, expect, it } from 'vitest';
import { typedAmountsIn } from '../words/index.ts';
import { filterOf, narrowingOf, TransactionSearch, typedOf } from './search.ts';

const town = { timeZone: 'Europe/Berlin', currency: 'EUR' };

describe('the filter of the transactions', () => {
  it('is by the town’s clocks and in minor units, and the last minute belongs to it', () => {
    const search = {
      fromDay: '2026-11-28',
      toDay: '2026-11-28',
      fromTime: '13:30',
      toTime: '14:30',
      amountFrom: '41,20',
    };
    expect(filterOf(TransactionSearch.parse(search), town)).toMatchObject({
      from: '2026-11-28T12:30:00.000Z',
      until: '2026-11-28T13:31:00.000Z',
      amountFrom: 4120,
      amountTo: undefined,
    });
  });
  it('has amounts as the town writes them in its fields, and plainly in its address', () => {
    const words = { amounts: typedAmountsIn('de'), currency: 'EUR' };
    const search = { amountFrom: '1234.50', status: 'completed' } as const;
    expect(narrowingOf({ amountFrom: '1.234,50', amountTo: ' ', status: 'completed' }, words)).toEqual({
      kind: 'fine',
      search,
    });
    expect(typedOf(search, words)).toEqual({ ...search, amountFrom: '1234,50' });
    expect(narrowingOf({ amountTo: '1.234' }, words)).toEqual({
      kind: 'wrong',
      field: 'amountTo',
      problem:
        '“1.234” can be read in two ways. Write 1234,00 if you mean thousands: without a sign between them.',
    });
    expect(narrowingOf({ amountTo: 'much' }, words)).toMatchObject({
      problem: 'Write an amount such as 41,20.',
    });
    expect(narrowingOf({ fromTime: '25:00' }, words)).toMatchObject({ kind: 'wrong', field: 'fromTime' });
  });
  it('takes whole days, also those of 23 and 25 hours', () => {
    const day = (one: string) => filterOf({ fromDay: one, toDay: one }, town);
    expect(day('2026-03-29')).toMatchObject({
      from: '2026-03-28T23:00:00.000Z',
      until: '2026-03-29T22:00:00.000Z',
    });
    expect(day('2026-10-25')).toMatchObject({
      from: '2026-10-24T22:00:00.000Z',
      until: '2026-10-25T23:00:00.000Z',
    });
  });
  it.each([[{ day: '2026-11-28' }], [{ fromTime: '25:00' }], [{ amountTo: 'much' }], [{ status: 'lost' }]])(
    'refuses %j instead of showing everything',
    (search) => {
      expect(TransactionSearch.safeParse(search).success).toBe(false);
    },
  );
});
