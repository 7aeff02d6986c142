import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, TOWN_ID, testCentral } from '../../central/server/testing/index.ts';
import {
  type Mischief,
  startPlainTerminal,
  TEST_CARDS,
} from '../../hardware/terminal/nexo/simulator/index.ts';
import { seededRandom } from '../../hardware/terminal/nexo/testing/seeded-random.ts';
import { openWorldCentral, type WorldBill } from './testing/world-central.ts';
import { openWorldKiosk } from './testing/world-kiosk.ts';
import { type Visit, visitKiosk } from './testing/world-resident.ts';
import { createWorldTime } from './testing/world-time.ts';

const HOUR_MS = 3_600_000;

describe('one fault of a terminal, from the resident to the clerk', () => {
  let test: TestCentral;
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  /** A resident pays one bill of 13.20 at a terminal that does something wrong with its nth message of a kind; then hours pass. */
  async function payWith(wrong: Readonly<Record<string, readonly Mischief[]>>) {
    count += 1;
    const { db, limits } = test.central;
    // The resident of this seed neither cancels nor walks away while the terminal works.
    const random = seededRandom(7);
    const time = createWorldTime(new Date('2026-11-23T08:00:00Z'));
    const newId = (): string => crypto.randomUUID();
    const central = openWorldCentral({ db, limits, townId: TOWN_ID, time, random: () => 0.5, loses: 0 });
    const heard = new Map<string, number>();
    const plain = startPlainTerminal({
      timers: time,
      random,
      startsAt: time.now(),
      cardholder: {
        card: TEST_CARDS.contactless,
        cardDelayMs: 2_000,
        pinDelayMs: 1_000,
        removeDelayMs: 500,
      },
      mischief: ({ category, body }) => {
        // A question about a reversal is a kind of its own here.
        const asksBack = category === 'TransactionStatus' && JSON.stringify(body).includes('"Reversal"');
        const kind = asksBack ? 'ReversalStatus' : category;
        const nth = heard.get(kind) ?? 0;
        heard.set(kind, nth + 1);
        return wrong[kind]?.[nth] ?? [];
      },
    });
    const bugs: unknown[] = [];
    const onBug = (error: unknown): void => void bugs.push(error);
    const parts = { code: `ONE${count}`, time, random, central, plain, newId, onBug };
    const kiosk = await openWorldKiosk(parts);
    const bill: WorldBill = { billId: newId(), billNumber: `ONE-${count}`, amountMinor: 1_320 };
    await central.makeBill(bill);
    kiosk.start();
    const visits: Visit[] = [];
    await time.runUntil(60_000);
    const visit = {
      time,
      random: () => 0.9,
      begun: (one: Visit) => visits.push(one),
      looks: () => undefined,
    };
    void visitKiosk(kiosk, bill, visit);
    await time.runUntil(5 * HOUR_MS);
    const exceptions = await db
      .selectFrom('exceptions')
      .selectAll()
      .where('kiosk_id', '=', kiosk.kioskId)
      .where('closed_at', 'is', null)
      .execute();
    const { paid_minor: paid } = await db
      .selectFrom('bills')
      .select('paid_minor')
      .where('bill_id', '=', bill.billId)
      .executeTakeFirstOrThrow();
    const transactionId = visits[0]?.transactionId ?? '';
    const charged = plain.netChargedMinor(transactionId);
    await kiosk.close();
    expect(bugs).toEqual([]);
    return {
      charged,
      paid,
      open: exceptions.map(({ kind, amount_minor }) => ({ kind, amountMinor: amount_minor })),
    };
  }

  it('none: the bill is paid', async () => {
    expect(await payWith({})).toEqual({ charged: 1_320, paid: 1_320, open: [] });
  });

  it('a charge minutes after the terminal denied it goes back', async () => {
    const late: Mischief = [{ kind: 'late-charge', afterMs: 600_000 }];
    expect(await payWith({ Payment: [late] })).toEqual({ charged: 0, paid: 0, open: [] });
  });

  it('a charge that the terminal denies for ever is found by its totals', async () => {
    const forgotten: Mischief = [{ kind: 'late-charge', afterMs: 60_000, forgotten: true }];
    expect(await payWith({ Payment: [forgotten] })).toEqual({
      charged: 1_320,
      paid: 0,
      open: [{ kind: 'totals-differ', amountMinor: 1_320 }],
    });
  });

  it('a part of the amount is a clerk’s, with the part', async () => {
    const partial: Mischief = [{ kind: 'partial-approval' }];
    expect(await payWith({ Payment: [partial] })).toEqual({
      charged: 660,
      paid: 0,
      open: [{ kind: 'payment-unknown', amountMinor: 660 }],
    });
  });

  it('a reversal of a part is a clerk’s, with the rest', async () => {
    const late: Mischief = [{ kind: 'late-charge', afterMs: 600_000 }];
    const partly: Mischief = [{ kind: 'partial-reversal', amountMinor: 746 }];
    expect(await payWith({ Payment: [late], Reversal: [partly] })).toEqual({
      charged: 574,
      paid: 0,
      open: [{ kind: 'reversal-partial', amountMinor: 574 }],
    });
  });

  it('a refused reversal is not the same as one whose end nobody knows', async () => {
    const late: Mischief = [{ kind: 'late-charge', afterMs: 600_000 }];
    const refused: Mischief = [{ kind: 'reversal-refused' }];
    expect(await payWith({ Payment: [late], Reversal: Array.from({ length: 6 }, () => refused) })).toEqual({
      charged: 1_320,
      paid: 0,
      open: [{ kind: 'reversal-refused', amountMinor: 1_320 }],
    });
    const lost: Mischief = [{ kind: 'reversal-answer-lost' }];
    const forgets: Mischief = [{ kind: 'status-forgets' }];
    const found = await payWith({
      Payment: [late],
      Reversal: [lost, refused, refused, refused, refused, refused],
      ReversalStatus: Array.from({ length: 100 }, () => forgets),
    });
    expect(found).toMatchObject({ charged: 0, paid: 0 });
    expect(found.open.map(({ kind }) => kind)).not.toContain('reversal-refused');
  });
});
