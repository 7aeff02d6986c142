import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/index.ts';
import { storeReport } from '../reports/index.ts';
import { type TestCentral, TOWN_ID, testCentral } from '../testing/index.ts';
import { wholeReference } from './index.ts';

describe('a reference that was typed without its hyphens', () => {
  let test: TestCentral;
  let kioskId: string;
  beforeAll(async () => {
    test = await testCentral();
    ({ kioskId } = await test.kiosk('MILL1'));
    await test.kiosk('MILL12');
  });
  afterAll(() => test.close());

  const whole = (typed: string) => wholeReference(test.central.db, TOWN_ID, typed);
  const store = (reference: string, transactionId: string = randomUUID()): Promise<string> => {
    const now = test.central.now();
    const report = {
      townId: TOWN_ID,
      serviceId: 'report',
      serviceCode: 'LAMP',
      serviceName: { en: 'Lamp' },
      description: '',
      address: null,
      position: null,
      attributes: {},
      requestedAt: now,
    };
    return inTransaction(test.central.db, (transaction) =>
      storeReport(transaction, report, { kind: 'kiosk', kioskId, transactionId, reference }, now),
    );
  };

  it.each(['MILL1-7', 'MILL1-123456789', 'MILL1-2-31', 'MILL1-1204-5', 'MILL12-3-7'])(
    'gets them back: %s',
    async (reference) => {
      await store(reference);
      expect(await whole(reference.replaceAll('-', ''))).toBe(reference);
    },
  );

  it('gets them back where its transaction stands behind it', async () => {
    const other = await store('MILL1-7', 'a1b2c3d4-0000-4000-8000-000000000000');
    expect(other).toBe('MILL1-7-A1B2C3D4');
    expect(await whole('MILL17A1B2C3D4')).toBe(other);
  });

  it('stays as it was typed when it could be two, or is none', async () => {
    await store('MILL1-2-9');
    await store('MILL12-9');
    for (const typed of ['MILL129', 'MILL1999', 'ELSE1', 'MILL1', '', 'MILL1-2-9'])
      expect(await whole(typed)).toBe(typed);
  });
});
