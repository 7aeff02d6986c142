import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, TOWN_ID, testCentral } from '../testing/index.ts';
import { listExceptionPage } from './index.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-11-01T08:00:00Z');

describe('the queue of exceptions', () => {
  let test: TestCentral;
  let kioskId: string;
  const opened = (id: string, openedAt: number, closedAt: number | null = null) => ({
    kiosk_id: kioskId,
    transaction_id: id,
    kind: 'impossible-event',
    detail: '',
    amount_minor: null,
    currency: null,
    opened_at: new Date(openedAt),
    closed_at: closedAt === null ? null : new Date(closedAt),
  });
  const page = (after: string | null, closed = false, limit = 50) =>
    listExceptionPage(test.central.db, {
      closed,
      limit,
      now: test.central.now(),
      townId: TOWN_ID,
      after: after ?? undefined,
    });
  const allOf = async (closed: boolean, limit: number): Promise<string[]> => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { exceptions, next } = await page(after, closed, limit);
      ids.push(...exceptions.map(({ transactionId }) => transactionId));
      after = next;
    } while (after !== null);
    return ids;
  };

  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
    // Three in every moment: pages end between exceptions that came at once.
    const open = Array.from({ length: 230 }, (_, at) =>
      opened(`entry:1/${String(at).padStart(3, '0')}`, FIRST + Math.floor(at / 3) * DAY_MS),
    );
    const ended = Array.from({ length: 7 }, (_, at) =>
      opened(`ended:${at}`, FIRST, FIRST + Math.floor(at / 3) * DAY_MS),
    );
    await test.central.db
      .insertInto('exceptions')
      .values([...open, ...ended].reverse())
      .execute();
  });
  afterAll(() => test.close());

  const OPEN = Array.from({ length: 230 }, (_, at) => `entry:1/${String(at).padStart(3, '0')}`);

  it('is read page by page to its end, the oldest first, each once', async () => {
    expect(await allOf(false, 50)).toEqual(OPEN);
    expect(await allOf(false, 230)).toEqual(OPEN);
  });

  it('shows what is ended behind what is open, the latest first', async () => {
    const ended = ['ended:6', 'ended:3', 'ended:4', 'ended:5', 'ended:0', 'ended:1', 'ended:2'];
    expect(await allOf(true, 47)).toEqual([...OPEN, ...ended]);
    expect(await allOf(true, 200)).toHaveLength(237);
  });

  it('continues behind an exception that was ended while its page was read', async () => {
    const { exceptions, next } = await page(null);
    const last = exceptions.at(-1)?.transactionId ?? '';
    await test.central.db
      .updateTable('exceptions')
      .set({ closed_at: new Date() })
      .where('transaction_id', '=', last)
      .execute();
    expect((await page(next)).exceptions[0]?.transactionId).toBe(OPEN[50]);
  });

  it.each([
    '',
    'anything',
    'open/never/x/y/z',
    "ended/2026-11-01T08:00:00Z/no-id/k/'; drop table exceptions",
  ])('begins anew after what no page has said: %s', async (after) => {
    expect((await page(after)).exceptions[0]?.transactionId).toBe(OPEN[0]);
  });
});
