import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal, TerminalSettings } from '../../hardware/terminal/index.ts';
import {
  disagreements,
  KEY,
  openTown,
  type Scene,
  setScene,
  settled,
  type TestBill,
  type TestTown,
} from '../support/index.ts';

/** The comparison of the three books has to find what is wrong, or all the other tests prove nothing. */
describe('the comparison of terminal, journal and central', () => {
  let town: TestTown;
  let scene: Scene;
  let bill: TestBill;
  let started: Awaited<ReturnType<Scene['start']>>;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    scene = await setScene(town);
    started = await scene.start();
    bill = await town.bill();
  });
  afterEach(() => scene.close());

  const pays = async (): Promise<string> => {
    await started.resident.pay(bill);
    await started.resident.takeReceipt('screen');
    await settled(scene);
    return started.kiosk.appends[0]?.transactionId ?? '';
  };
  const found = async (): Promise<string> => (await disagreements(scene)).found.join('\n');

  it('finds nothing after a good payment', async () => {
    await pays();
    expect(await found()).toBe('');
  });

  it('finds an approval that the journal acknowledged and did not keep', async () => {
    await started.kiosk.setRule({ act: 'lie', when: 'before', kind: 'payment-approved' });
    await started.resident.pay(bill);
    await started.kiosk.see('receipt');
    await started.kiosk.kill();
    expect(await found()).toMatch(/does not tell one story/);
  });

  it('finds an intent that the journal acknowledged and did not keep', async () => {
    await started.kiosk.setRule({ act: 'lie', when: 'before', kind: 'payment-requested' });
    await started.resident.pay(bill);
    await started.kiosk.see('receipt');
    await started.kiosk.kill();
    expect(await found()).toMatch(/does not tell one story/);
  });

  it('finds a card that was charged twice for one basket', async () => {
    const transactionId = await pays();
    const { terminal, host } = scene.devices;
    const settings = TerminalSettings.parse({
      host,
      poiId: terminal.poiId,
      saleId: 'kiosk-1',
      passphrase: KEY.passphrase,
      keyIdentifier: KEY.identifier,
      keyVersion: KEY.version,
      caCertificatePem: terminal.caPem,
      environment: 'test',
    });
    const other = openTerminal(settings, { randomBytes, now: () => new Date(), log: () => undefined });
    const reference = other.newReference();
    const amount = { amountMinor: bill.amountMinor, currency: 'EUR' };
    const outcome = await other.pay({ reference, transactionId, amount, language: 'en' }, () => undefined);
    await other.close();
    expect(outcome.kind).toBe('approved');
    expect(await found()).toMatch(/the charge is not the price/);
  });

  it('finds a bill that does not show what was posted', async () => {
    await pays();
    await town.central.db
      .updateTable('bills')
      .set({ paid_minor: 0 })
      .where('bill_number', '=', bill.billNumber)
      .execute();
    expect(await found()).toMatch(/what is paid is not what was posted/);
  });
});
