import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  disagreements,
  type KioskRun,
  openTown,
  type Resident,
  type Scene,
  setScene,
  settled,
  type TestTown,
  until,
} from '../support/index.ts';

describe('central ends in the middle of it, or comes back older than it was', () => {
  let town: TestTown;
  let scene: Scene;
  let kiosk: KioskRun;
  let resident: Resident;
  beforeAll(async () => {
    town = await openTown();
    scene = await setScene(town);
    ({ kiosk, resident } = await scene.start());
  });
  afterAll(async () => {
    await scene.close();
    await town.close();
  });

  const centralComesBack = async (): Promise<void> => {
    await town.startCentral();
    scene.line.leadTo(town.port());
    scene.line.set('shut');
    scene.line.set('open');
  };
  const postings = async (): Promise<number> =>
    (await town.central.db.selectFrom('postings').select('outcome').execute()).length;

  it('is killed between writing a payment down and saying so: the payment is posted once (C22, C23)', async () => {
    await resident.choose(await town.bill());
    await kiosk.setRule({ act: 'hold', when: 'after', kind: 'payment-approved' });
    await kiosk.call('payment.start', { withoutPaper: false });
    await until('the kiosk stands still', () => kiosk.heard('held'));
    scene.line.set('shut');
    scene.line.set('hold-answer');
    kiosk.letGo();
    await until('central has written it down', async () => (await postings()) === 1);
    await town.killCentral();
    await centralComesBack();
    await resident.takeReceipt('screen');
    await settled(scene);
    expect(await postings()).toBe(1);
  });

  it('is restored from an older backup: the kiosk sends again what central has lost (C24)', async () => {
    await resident.pay(await town.bill());
    await resident.takeReceipt('screen');
    await settled(scene);
    const bills = [await town.bill(), await town.bill(), await town.bill()] as const;
    await town.backUp();
    for (const bill of bills.slice(0, 2)) {
      await resident.pay(bill);
      await resident.takeReceipt('screen');
    }
    await settled(scene);
    const before = await postings();
    await town.killCentral();
    await town.restore();
    expect(await postings()).toBe(before - 2);
    await centralComesBack();
    await resident.pay(bills[2]);
    await resident.takeReceipt('screen');
    await settled(scene);
    expect(await postings()).toBe(before + 1);
    const { found } = await disagreements(scene);
    expect(found).toEqual([]);
  });
});
