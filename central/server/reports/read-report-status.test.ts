import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpStatus } from '../../../domain/wire/index.ts';
import {
  type Reporter,
  reporterAt,
  type TestCentral,
  type TestKiosk,
  testCentral,
} from '../testing/index.ts';
import { readReportStatus } from './index.ts';

describe('what has become of a report', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let reporter: Reporter;
  beforeAll(async () => {
    test = await testCentral({ reportLookupsPerKiosk: 4 });
    kiosk = await test.kiosk();
    reporter = reporterAt(kiosk);
  });
  afterAll(() => test.close());

  it('is shown at a kiosk by the reference, without who gave it and how to reach them', async () => {
    const { reference } = await reporter.report({
      category: 'pothole',
      danger: 'no',
      place: { words: 'Mill Lane', position: null },
      email: 'ann@example.org',
    });
    await test.central.db
      .updateTable('service_requests')
      .set({ status: 'closed', status_notes: 'Filled. Ann (ann@example.org) was informed.' })
      .execute();
    const found = await kiosk.ask(lookUpStatus, { reference, surname: null });
    expect(found).toEqual({
      kind: 'found',
      found: {
        reference,
        serviceId: '',
        status: 'closed',
        title: { en: 'Pothole', ar: 'حفرة' },
        note: 'Filled. Ann ([…]) was informed.',
        submittedAt: expect.any(String),
        changedAt: expect.any(String),
        owed: null,
      },
    });
  });

  it('is not told of another town’s, nor of what no one reported', async () => {
    expect(await kiosk.ask(lookUpStatus, { reference: 'MILL1-99', surname: null })).toEqual({
      kind: 'not-found',
    });
    expect(await kiosk.ask(lookUpStatus, { reference: 'MILL1-98', surname: null })).toEqual({
      kind: 'not-found',
    });
    expect(await readReportStatus(test.central, 'millbrook', "' or 1=1")).toEqual({
      kind: 'not-found',
    });
    expect(await readReportStatus(test.central, 'elsewhere', 'MILL1-1')).toEqual({ kind: 'not-found' });
    expect(await readReportStatus(test.central, 'millbrook', 'MILL1-1')).toMatchObject({ kind: 'found' });
  });

  it('is not shown to someone who tries one reference after the other', async () => {
    await kiosk.ask(lookUpStatus, { reference: 'MILL1-3', surname: null });
    expect(await kiosk.ask(lookUpStatus, { reference: 'MILL1-1', surname: null })).toMatchObject({
      kind: 'throttled',
    });
  });

  it('keeps both reports when a kiosk that was set up anew counts from the beginning again', async () => {
    const anew = reporterAt(await test.kiosk('MILL1'));
    await anew.report({ category: 'lamp', place: { words: 'Square', position: null } });
    await anew.again();
    for (const id of ['MILL1-1', 'MILL1-2-1']) {
      expect(await readReportStatus(test.central, 'millbrook', id)).toMatchObject({ kind: 'found' });
    }
    const rows = await test.central.db.selectFrom('service_requests').select('request_id').execute();
    expect(rows).toHaveLength(2);
  });
});
