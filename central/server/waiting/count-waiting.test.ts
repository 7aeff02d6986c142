import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, TOWN_ID, testCentral } from '../testing/index.ts';
import { countWaiting } from './count-waiting.ts';

describe('what waits', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
    const kiosk = await test.kiosk();
    const opened = {
      kiosk_id: kiosk.kioskId,
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
    const alarm = { kiosk_id: kiosk.kioskId, epoch: 1, detail: '', times: 1 };
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
      applications: 0,
      reports: 0,
      kiosks: 0,
    });
    expect(await counted('it', TOWN_ID)).toEqual({ help: 0, alarms: 1, kiosks: 0 });
    expect(await counted('it', 'elsewhere')).toEqual({ help: 0, alarms: 0, kiosks: 0 });
  });
});
