import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Account,
  disagreements,
  openTown,
  type Scene,
  setScene,
  settled,
  type TestBill,
  type TestTown,
  until,
} from '../support/index.ts';

type Started = Awaited<ReturnType<Scene['start']>>;

describe('two kiosks and one bill', () => {
  let town: TestTown;
  let scenes: readonly [Scene, Scene];
  let one: Started;
  let two: Started;
  beforeAll(async () => {
    town = await openTown();
    const deadlines = { paymentMs: 600_000 };
    scenes = await Promise.all([setScene(town, { deadlines }), setScene(town, { deadlines })]);
    [one, two] = await Promise.all([scenes[0].start(), scenes[1].start()]);
  });
  afterAll(async () => {
    await Promise.all(scenes.map((scene) => scene.close()));
    await town.close();
  });

  const endHold = ({ billNumber }: TestBill): Promise<unknown> =>
    town.central.db
      .updateTable('holds')
      .set({ expires_at: new Date(0) })
      .where('bill_id', 'in', (bills) =>
        bills.selectFrom('bills').select('bill_id').where('bill_number', '=', billNumber),
      )
      .execute();
  /** Central has heard that the terminal is asked, and holds the bill without a time: nothing that comes later holds it anew. */
  const isHeldWhilePaying = async (): Promise<boolean> => {
    const holds = await town.central.db.selectFrom('holds').select('expires_at').execute();
    return holds.some((hold) => hold.expires_at === null);
  };
  /** Both come to rest, and their books agree. */
  async function bothAgree(): Promise<readonly Account[][]> {
    const accounts: Account[][] = [];
    for (const scene of scenes) {
      await settled(scene);
      const { found, books } = await disagreements(scene);
      expect(found).toEqual([]);
      accounts.push([...books.accounts]);
    }
    return accounts;
  }

  it('refuses the second while the first pays, and the bill is charged once', async () => {
    const [first, second] = scenes;
    const bill = await town.bill();
    first.devices.terminal.faultNext({ kind: 'late-approval', afterMs: 600_000 });
    await one.resident.pay(bill);
    await until('the bank is asked', () => first.devices.terminal.display().state === 'authorising');
    await two.resident.pay(bill);
    await two.kiosk.see('review', ({ problem }) => problem === 'held');
    first.devices.terminal.release();
    await one.resident.takeReceipt('screen');
    await two.kiosk.call('payment.start', { withoutPaper: false });
    await two.kiosk.see('review', ({ problem }) => problem === 'paid');
    await two.resident.leave();
    expect(second.devices.terminal.ledger()).toEqual([]);
  });

  it('gives the second its money back when the hold has run out and both are approved', async () => {
    const [first] = scenes;
    const bill = await town.bill();
    first.devices.terminal.faultNext({ kind: 'late-approval', afterMs: 600_000 });
    await one.resident.pay(bill);
    await until('the bank is asked', () => first.devices.terminal.display().state === 'authorising');
    await until('central knows of it', isHeldWhilePaying);
    await endHold(bill);
    await two.resident.pay(bill);
    await two.resident.takeReceipt('screen');
    first.devices.terminal.release();
    await one.kiosk.see('returning', ({ done }) => done);
    await one.resident.leave();
    const [ofFirst, ofSecond] = await bothAgree();
    expect(ofFirst?.at(-1)).toMatchObject({ charges: 1, netMinor: 0, posting: { outcome: 'refused' } });
    expect(ofSecond?.at(-1)).toMatchObject({ charges: 1, posting: { outcome: 'accepted' } });
    const exceptions = await town.central.db.selectFrom('exceptions').selectAll().execute();
    // A clerk saw it, and it was closed when the money was back.
    expect(exceptions).toMatchObject([{ kind: 'refused-payment', detail: 'already-paid' }]);
    expect(exceptions[0]?.closed_at).not.toBeNull();
  });
});
