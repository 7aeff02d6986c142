import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeReport, listReports, type Role, Role as Roles, readReport, signIn } from '../../wire/index.ts';
import { createClient } from '../open311/index.ts';
import { createUser } from '../people/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import { type Reporter, reporterAt, type TestCentral, testCentral } from '../testing/index.ts';

const DAY_MS = 86_400_000;

describe('reports in the console', () => {
  let test: TestCentral;
  let reporter: Reporter;
  let apiKey = '';
  const cookies = new Map<Role, string>();
  beforeAll(async () => {
    test = await testCentral();
    reporter = reporterAt(await test.kiosk());
    const client = await createClient(test.central, { townId: 'millbrook', name: 'Street app' }, 'test');
    if (client.kind === 'created') apiKey = client.apiKey;
    for (const role of Roles.options) {
      const created = await createUser(test.central, `the.${role}`, role, 'test');
      const password = created.kind === 'created' ? created.password : '';
      const answer = await send(signIn.path, { userName: `the.${role}`, password }, '');
      cookies.set(role, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
    }
  });
  afterAll(() => test.close());

  const send = (path: string, body: unknown, cookie: string) =>
    fetch(`${test.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const get = async (path: string, query: Record<string, string>, role: Role = 'clerk') => {
    const answer = await fetch(`${test.address}${path}?${new URLSearchParams(query)}`, {
      headers: { cookie: cookies.get(role) ?? '' },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const list = async (query: Record<string, string> = {}) =>
    listReports.response.parse((await get(listReports.path, query)).body);
  const read = async (requestId: string, role: Role = 'clerk') =>
    get(readReport.path, { townId: 'millbrook', requestId }, role);
  const change = async (body: object, role: Role = 'clerk') => {
    const answer = await send(changeReport.path, body, cookies.get(role) ?? '');
    return { status: answer.status, body: await answer.json() };
  };
  const post = (form: Record<string, string>) =>
    fetch(`${test.address}/open311/v2/requests.json`, {
      method: 'POST',
      body: new URLSearchParams({ api_key: apiKey, ...form }),
    });

  it('are listed by status, forwarding and reference, in pages', async () => {
    for (let at = 0; at < 3; at++) {
      await reporter.report({ category: 'lamp', place: { words: `Lane ${at}`, position: null } });
    }
    await post({ service_code: 'OTHER', lat: '1', long: '2', phone: '5550100', first_name: 'Ann' });
    const all = await list();
    expect(all.reports.map(({ source }) => source).sort()).toEqual(['kiosk', 'kiosk', 'kiosk', 'program']);
    const first = await list({ limit: '3' });
    const second = await list({ limit: '3', after: first.next ?? '' });
    expect([...first.reports, ...second.reports]).toEqual(all.reports);
    expect(second.next).toBeNull();
    expect((await list({ status: 'closed' })).reports).toEqual([]);
    expect((await list({ forward: 'failed' })).reports).toEqual([]);
    expect((await list({ forward: 'none' })).reports).toHaveLength(4);
    expect((await list({ reference: 'mill1-2' })).reports).toMatchObject([{ address: 'Lane 1' }]);
  });

  it('show clerks the place and who can be asked, and IT only that there is one', async () => {
    const { reference, transactionId } = await reporter.report({
      category: 'pothole',
      danger: 'yes',
      depth: 5,
      place: { words: 'Mill Lane', position: { latitude: 53.35, longitude: -6.26 } },
      words: 'Call 5550100',
      name: { family: 'Lee', given: 'Ann' },
      email: 'ann@example.org',
    });
    expect((await read(reference)).body).toMatchObject({
      report: { requestId: reference, title: { en: 'Pothole' }, status: 'open', forward: 'none' },
      description: 'Call 5550100',
      position: { latitude: 53.35, longitude: -6.26 },
      answers: [
        { label: 'Is anybody in danger?', value: 'Yes' },
        { label: 'How deep', value: '5' },
      ],
      contact: { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.org' },
      transaction: { transactionId },
      program: null,
      outside: null,
    });
    expect((await read(reference, 'it')).status).toBe(403);
    const seenByIt = await get(listReports.path, { reference }, 'it');
    expect(seenByIt.body.reports).toHaveLength(1);
    expect(JSON.stringify(seenByIt.body)).not.toMatch(/Ann|Lee|example\.org|5550100/);
    await test.central.db.deleteFrom('personal_records').execute();
    expect((await read(reference)).body).toMatchObject({ contact: null, description: 'Call 5550100' });
    expect((await read('NONE')).status).toBe(404);
  });

  it('are changed by clerks, with a trace, and not over what someone else has changed', async () => {
    const [report] = (await list({ reference: 'MILL1-1' })).reports;
    const body = {
      townId: 'millbrook',
      requestId: 'MILL1-1',
      status: 'closed',
      notes: 'A new lamp',
      seenAt: report?.updatedAt,
    };
    for (const role of ['it', 'auditor'] as const) expect((await change(body, role)).status).toBe(403);
    expect((await change(body)).body).toEqual({ kind: 'changed' });
    expect((await change({ ...body, notes: 'Late' })).body).toEqual({ kind: 'changed-meanwhile' });
    expect((await change({ ...body, requestId: 'NONE' })).body).toEqual({ kind: 'not-found' });
    expect((await read('MILL1-1')).body).toMatchObject({ report: { status: 'closed' }, notes: 'A new lamp' });
    const shown = await fetch(`${test.address}/open311/v2/requests/MILL1-1.json`);
    expect(await shown.json()).toMatchObject([{ status: 'closed', status_notes: 'A new lamp' }]);
    const audit = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'subject', 'detail'])
      .where('action', '=', 'change-report')
      .execute();
    expect(audit).toEqual([
      { actor: 'the.clerk', subject: 'millbrook/MILL1-1', detail: { status: 'closed', noteLength: 10 } },
    ]);
  });

  it('forget who sent them some time after they are closed', async () => {
    const contacts = async () =>
      (await test.central.db.selectFrom('service_requests').select('contact').execute())
        .map(({ contact }) => contact)
        .filter((contact) => contact !== null);
    const kept = [{ firstName: 'Ann', phone: '5550100' }];
    expect(await contacts()).toEqual(kept);
    const after = (days: number) => ({
      ...test.central,
      now: () => new Date(Date.now() + days * DAY_MS),
    });
    await erasePersonalData(after(100));
    expect(await contacts()).toEqual(kept);
    await test.central.db.updateTable('service_requests').set({ status: 'closed' }).execute();
    await erasePersonalData(after(80));
    expect(await contacts()).toEqual(kept);
    await erasePersonalData(after(100));
    expect(await contacts()).toEqual([]);
  });
});
