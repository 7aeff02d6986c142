import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAlarmRows } from '../alarms/index.ts';
import { createClient } from '../open311/index.ts';
import { type Reporter, reporterAt, type TestCentral, testCentral } from '../testing/index.ts';
import { followReports, forwardReports, OutsideEndpoints } from './index.ts';

const HOUR_MS = 3_600_000;
const place = { words: 'Mill Lane 3', position: { latitude: 53.35, longitude: -6.26 } };

describe.each(['xml', 'json'] as const)('reports forwarded to another central, in %s', (format) => {
  let ours: TestCentral;
  let theirs: TestCentral;
  let reporter: Reporter;
  let endpoints: OutsideEndpoints;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([testCentral(), testCentral()]);
    reporter = reporterAt(await ours.kiosk());
    const client = await createClient(theirs.central, { townId: 'millbrook', name: 'Ours' }, 'test');
    if (client.kind !== 'created') throw new Error(client.reason);
    endpoints = OutsideEndpoints.parse({
      millbrook: {
        url: `${theirs.address}/open311/v2/`,
        apiKey: client.apiKey,
        jurisdictionId: 'millbrook',
        format,
        codes: { POTHOLE: 'OTHER', LAMP: 'LAMP' },
        sendContact: true,
      },
    });
  });
  afterAll(() => Promise.all([ours.close(), theirs.close()]));
  beforeEach(async () => {
    await ours.central.db.deleteFrom('report_forwards').execute();
    await theirs.central.db.deleteFrom('service_requests').execute();
    await ours.central.db.deleteFrom('service_requests').execute();
  });
  const atTheirs = () => theirs.central.db.selectFrom('service_requests').selectAll().execute();
  const later = () => ({ ...ours.central, now: () => new Date(Date.now() + HOUR_MS) });
  const forwards = () => ours.central.db.selectFrom('report_forwards').selectAll().execute();

  it('arrive once, with place, words, further answers and our number', async () => {
    const { reference } = await reporter.report({
      category: 'pothole',
      danger: 'yes',
      depth: 7,
      place,
      words: 'Deep <& wide>, call 555 0100 77',
      name: { family: 'Lee', given: 'Ann' },
      email: 'ann@example.org',
    });
    expect(await forwardReports(ours.central, endpoints)).toBe(1);
    expect(await forwardReports(ours.central, endpoints)).toBe(0);
    const arrived = await atTheirs();
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({
      service_code: 'OTHER',
      address: 'Mill Lane 3',
      latitude: 53.35,
      longitude: -6.26,
      contact: { email: 'ann@example.org', firstName: 'Ann', lastName: 'Lee' },
    });
    expect(arrived[0]?.description).toMatch(
      /^Deep <& wide>, call \[…\]\nIs anybody in danger\? Yes\nHow deep 7\n\[ref MILL1-\d+ [a-p]{16}\]$/,
    );
    expect(arrived[0]?.description).toContain(reference);
    expect(await forwards()).toMatchObject([{ state: 'sent', outside_id: arrived[0]?.request_id }]);
  });

  it('arrive once each, however many processes forward at the same time', async () => {
    for (let at = 0; at < 8; at++) await reporter.report({ category: 'lamp', place });
    const sent = await Promise.all([1, 2, 3, 4].map(() => forwardReports(ours.central, endpoints)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(8);
    expect(await atTheirs()).toHaveLength(8);
  });

  it('are not sent again when the answer was lost, but found by their mark', async () => {
    await reporter.report({ category: 'lamp', place });
    await forwardReports(ours.central, endpoints);
    // As if the answer had never come.
    await ours.central.db
      .updateTable('report_forwards')
      .set({ state: 'queued', outside_id: null, next_try_at: ours.central.now() })
      .execute();
    expect(await forwardReports(ours.central, endpoints)).toBe(1);
    const arrived = await atTheirs();
    expect(arrived).toHaveLength(1);
    expect(await forwards()).toMatchObject([{ state: 'sent', outside_id: arrived[0]?.request_id }]);
  });

  it('come back with what has become of them, and are followed no longer when they are closed', async () => {
    const { reference } = await reporter.report({ category: 'lamp', place });
    await forwardReports(ours.central, endpoints);
    await theirs.central.db
      .updateTable('service_requests')
      .set({ status: 'closed', status_notes: 'A new lamp & pole' })
      .execute();
    expect(await followReports(ours.central, endpoints)).toBe(0);
    expect(await followReports(later(), endpoints)).toBe(1);
    const [row] = await ours.central.db.selectFrom('service_requests').selectAll().execute();
    expect(row).toMatchObject({
      request_id: reference,
      status: 'closed',
      status_notes: 'A new lamp & pole',
    });
    expect(await forwards()).toMatchObject([{ state: 'ended', outside_status: 'closed' }]);
    const audit = await ours.central.db
      .selectFrom('audit_log')
      .select(['actor', 'subject'])
      .where('action', '=', 'change-report')
      .execute();
    expect(audit).toContainEqual({ actor: 'open311', subject: `millbrook/${reference}` });
  });

  it('leave alone what a clerk has changed here meanwhile', async () => {
    await reporter.report({ category: 'lamp', place });
    await forwardReports(ours.central, endpoints);
    await ours.central.db
      .updateTable('service_requests')
      .set({ status: 'closed', status_notes: 'Seen to' })
      .execute();
    expect(await followReports(later(), endpoints)).toBe(0);
    const rows = await ours.central.db.selectFrom('service_requests').select('status_notes').execute();
    expect(rows).toEqual([{ status_notes: 'Seen to' }]);
    expect(await forwards()).toMatchObject([{ state: 'sent', problem: null }]);
  });

  it('stay here when their code is not one of those that go outside, or when they came from outside', async () => {
    await reporter.report({ category: 'other', place });
    await reporter.report({ category: 'lamp', place });
    await forwardReports(ours.central, endpoints);
    expect(await atTheirs()).toHaveLength(1);
    const back = await createClient(ours.central, { townId: 'millbrook', name: 'Back' }, 'test');
    if (back.kind !== 'created') throw new Error(back.reason);
    const reverse = OutsideEndpoints.parse({
      millbrook: { url: `${ours.address}/open311/v2`, apiKey: back.apiKey, format, codes: { LAMP: 'LAMP' } },
    });
    expect(await forwardReports(theirs.central, reverse)).toBe(0);
  });

  it('that are refused for good raise one alarm for IT, at once', async () => {
    await reporter.report({ category: 'lamp', place });
    await reporter.report({ category: 'lamp', place });
    const wrong = {
      millbrook: { ...(endpoints.millbrook as OutsideEndpoints[string]), apiKey: 'wrong' },
    };
    expect(await forwardReports(ours.central, wrong)).toBe(0);
    expect(await forwards()).toMatchObject([
      { state: 'failed', tries: 1, problem: 'status 403' },
      { state: 'failed', tries: 1 },
    ]);
    expect(await listAlarmRows(ours.central.db, 10)).toMatchObject([
      { kind: 'report-not-forwarded', kioskCode: 'millbrook', times: 2, detail: 'status 403' },
    ]);
  });
});
