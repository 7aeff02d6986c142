import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundsOfDay, dayOfBooks } from '../../../domain/settlement/index.ts';
import { addDays } from '../../../domain/time/index.ts';
import { type TestCentral, TOWN_ID, testCentral } from '../testing/index.ts';
import { countWaiting } from './count-waiting.ts';

describe('what waits', () => {
  let test: TestCentral;
  let kioskId: string;
  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
    const opened = {
      kiosk_id: kioskId,
      kind: 'impossible-event',
      detail: '',
      amount_minor: null,
      currency: null,
    };
    await test.central.db
      .insertInto('exceptions')
      .values(
        Array.from({ length: 130 }, (_, at) => ({
          ...opened,
          transaction_id: `entry:1:${at}`,
          opened_at: new Date('2026-11-20T08:00:00Z'),
          closed_at: at < 10 ? new Date() : null,
        })),
      )
      .execute();
    const alarm = { kiosk_id: kioskId, epoch: 1, detail: '', times: 1 };
    await test.central.db
      .insertInto('alarms')
      .values([
        { ...alarm, kind: 'fork', seq: 1, first_at: new Date(), last_at: new Date() },
        { ...alarm, kind: 'fork', seq: 2, first_at: new Date(0), last_at: new Date(0) },
      ])
      .execute();
  });
  afterAll(() => test.close());

  const counted = async (role: 'clerk' | 'it', townId: string | null) =>
    Object.fromEntries(
      (await countWaiting(test.central, { role, townId })).map(({ kind, count }) => [kind, count]),
    );

  it('is counted up to a hundred, and says since when the oldest waits', async () => {
    const [, exceptions] = await countWaiting(test.central, { role: 'clerk', townId: null });
    expect(exceptions).toEqual({ kind: 'exceptions', count: 100, oldestAt: '2026-11-20T08:00:00.000Z' });
  });
  it('is what the role has to do with, in its own town', async () => {
    expect(await counted('clerk', TOWN_ID)).toEqual({
      help: 0,
      exceptions: 100,
      refunds: 0,
      days: 0,
      applications: 0,
      reports: 0,
      kiosks: 0,
    });
    expect(await counted('it', TOWN_ID)).toEqual({ help: 0, alarms: 1, kiosks: 0 });
    expect(await counted('it', 'elsewhere')).toEqual({ help: 0, alarms: 0, kiosks: 0 });
  });

  describe('a day of books', () => {
    const RULE = { timeZone: 'Europe/Berlin', cutOff: '24:00' };
    const dayBefore = (days: number): string => addDays(dayOfBooks(RULE, new Date()), -days);
    const moved = async (day: string): Promise<void> => {
      const at = new Date();
      await test.central.db
        .insertInto('settlement_movements')
        .values({
          town_id: TOWN_ID,
          kiosk_id: kioskId,
          transaction_id: day,
          movement_key: 'one',
          kind: 'taken',
          by_card: true,
          source: 'kiosk',
          amount_minor: 1320,
          currency: 'EUR',
          at,
          arrived_at: at,
          day,
          own_day: day,
        })
        .execute();
    };
    const close = async (day: string, number: number): Promise<void> => {
      const closed = { body: '{}', prev: '', hash: '', closed_at: new Date() };
      await test.central.db
        .insertInto('settlement_closings')
        .values({ town_id: TOWN_ID, day, number, ...closed })
        .execute();
    };
    const days = async (townId: string | null = TOWN_ID) =>
      (await countWaiting(test.central, { role: 'clerk', townId })).find(({ kind }) => kind === 'days');
    const NONE = { kind: 'days', count: 0, oldestAt: null };

    it('waits for those who close days, when it is over, money was moved on it and it is not closed', async () => {
      await moved(dayBefore(0));
      expect(await days(), 'today goes on').toEqual(NONE);
      for (const day of [9, 4, 2]) await moved(dayBefore(day));
      const oldestAt = (day: number) => boundsOfDay(RULE, dayBefore(day)).until.toISOString();
      expect(await days()).toEqual({ kind: 'days', count: 3, oldestAt: oldestAt(9) });
      expect(await days(null)).toEqual(await days());
      expect(await days('elsewhere')).toEqual(NONE);
      await close(dayBefore(9), 1);
      expect(await days()).toEqual({ kind: 'days', count: 2, oldestAt: oldestAt(4) });
      await close(dayBefore(1), 2);
      expect(await days(), 'what lies before a closed day can be closed no more').toEqual(NONE);
      const seen = await countWaiting(test.central, { role: 'auditor', townId: TOWN_ID });
      expect(seen.map(({ kind }) => kind)).not.toContain('days');
    });
  });
});
