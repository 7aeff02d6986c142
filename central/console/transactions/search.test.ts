import { describe, expect, it } from 'vitest';
import { filterOf, TransactionSearch } from './search.ts';

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
