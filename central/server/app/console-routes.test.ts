import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { z } from 'zod';
import * as kioskWire from '../../../domain/wire/index.ts';
import * as consoleWire from '../../wire/index.ts';
import { type Role, Role as Roles } from '../../wire/index.ts';
import { createUser } from '../people/index.ts';
import {
  billFile,
  billLine,
  payToTheEnd,
  receipt,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';

const MINUTE_MS = 60_000;

/** The cells of a workbook that was answered. */
async function sheetOf(answer: Response): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()));
  let sheet = '';
  for await (const entry of zip.eachEntry())
    if (entry.fileName === 'xl/worksheets/sheet1.xml')
      sheet = (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
  return sheet;
}

describe("the console's API", () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  const cookies = new Map<string, string>();
  const passwords = new Map<string, string>();
  const transactionId = randomUUID();

  beforeAll(async () => {
    test = await testCentral();
    await test.importLines(
      Array.from({ length: 7 }, (_, bill) => billLine('104-2210', `W-${bill}`, '42.50')),
    );
    kiosk = await test.kiosk();
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const bill = await test.central.db
      .selectFrom('bills')
      .selectAll()
      .where('bill_number', '=', 'W-0')
      .executeTakeFirstOrThrow();
    for (let turn = 1; turn <= 5; turn++) {
      payToTheEnd(journal, {
        transactionId: turn === 1 ? transactionId : randomUUID(),
        reference: `MILL1-${turn}`,
        lines: [{ billId: bill.bill_id, billNumber: 'W-0', amountMinor: 4250 }],
      });
    }
    await kiosk.ask(kioskWire.deliverJournal, { entries: journal.entries });
    for (const role of Roles.options) {
      const created = await createUser(test.central, `the.${role}`, role, 'test');
      const password = created.kind === 'created' ? created.password : '';
      passwords.set(role, password);
      const answer = await signIn(`the.${role}`, password);
      cookies.set(role, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
    }
  });
  afterAll(() => test.close());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${test.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const signIn = (userName: string, password: string, address = '10.1.0.1') =>
    post(consoleWire.signIn.path, { userName, password }, { 'x-forwarded-for': address });
  const get = async (path: string, role: Role = 'auditor') => {
    const answer = await fetch(`${test.address}${path}`, { headers: { cookie: cookies.get(role) ?? '' } });
    return { status: answer.status, body: await answer.json() };
  };

  it('ends a session that no one uses, though its page goes on asking for calls for help', async () => {
    const cookie =
      (await signIn('the.it', passwords.get('it') ?? '')).headers.get('set-cookie')?.split(';')[0] ?? '';
    const { listHelpCalls, whoAmI } = consoleWire;
    test.later(20 * MINUTE_MS);
    const looking = await fetch(`${test.address}${listHelpCalls.path}`, { headers: { cookie } });
    expect(await looking.json()).toEqual({ calls: [] });
    test.later(11 * MINUTE_MS);
    const answer = await fetch(`${test.address}${whoAmI.path}`, { headers: { cookie } });
    expect(answer.status).toBe(401);
    test.later(-31 * MINUTE_MS);
  });

  it('refuses a wrong password and an unknown name alike, and makes the address wait after five', async () => {
    const runOn = test.standStill();
    const wrong = async (name: string) => (await signIn(name, 'wrong', '10.1.0.2')).json();
    expect(await wrong('the.supervisor')).toEqual({ kind: 'refused' });
    expect(await wrong('nobody')).toEqual({ kind: 'refused' });
    for (let tries = 0; tries < 4; tries++) await wrong('the.supervisor');
    const right = await signIn('the.supervisor', passwords.get('supervisor') ?? '', '10.1.0.2');
    expect(await right.json()).toMatchObject({ kind: 'throttled' });
    runOn();
  });

  it('pages through bills and finds them; the search is not a pattern', async () => {
    const path = consoleWire.listBills.path;
    const first = await get(`${path}?limit=5`);
    expect(first.body.bills).toHaveLength(5);
    expect(first.body.bills[0]).toMatchObject({ billNumber: 'W-0', paidMinor: 4250, amountMinor: 4250 });
    const second = await get(`${path}?limit=5&after=${encodeURIComponent(first.body.next)}`);
    expect(second.body.bills.map((bill: { billNumber: string }) => bill.billNumber)).toEqual(['W-5', 'W-6']);
    expect(second.body.next).toBeNull();
    expect((await get(`${path}?search=ann`)).body.bills).toHaveLength(7);
    for (const search of ['%', '_', "'"]) {
      expect((await get(`${path}?search=${encodeURIComponent(search)}`)).body.bills).toEqual([]);
    }
  });

  it('pages through transactions, newest first, and shows one with its receipt', async () => {
    const path = consoleWire.listTransactions.path;
    const first = await get(`${path}?limit=3`);
    const second = await get(`${path}?limit=3&after=${encodeURIComponent(first.body.next)}`);
    const references = [...first.body.transactions, ...second.body.transactions].map(
      (one: { reference: string }) => one.reference,
    );
    expect(new Set(references).size).toBe(5);
    expect(second.body.next).toBeNull();
    expect((await get(`${path}?search=MILL1-3`)).body.transactions).toMatchObject([
      {
        reference: 'MILL1-3',
        outcome: 'refused',
        refusal: 'already-paid',
        needsClerk: true,
        kioskCode: 'MILL1',
      },
    ]);
    const details = await get(
      `${consoleWire.readTransaction.path}?kioskId=${kiosk.kioskId}&transactionId=${transactionId}`,
    );
    expect(details.body).toMatchObject({ transaction: { outcome: 'accepted', needsClerk: false }, receipt });
    expect(details.body.events.map((one: { event: { kind: string } }) => one.event.kind)).toContain(
      'payment-approved',
    );
    const none = `${consoleWire.readTransaction.path}?kioskId=${kiosk.kioskId}&transactionId=none`;
    expect((await get(none)).status).toBe(404);
    expect((await get(consoleWire.listExceptions.path)).body.exceptions).toHaveLength(4);
  });

  it('takes a bill file and makes an enrolment code, and both stand in the audit log', async () => {
    const cookie = cookies.get('administrator') ?? '';
    const csv = billFile([billLine('104-2210', 'UP-1', '1.00')]).toString();
    const ofIt = await post(consoleWire.uploadBills.path, { csv }, { cookie: cookies.get('it') ?? '' });
    expect(ofIt.status).toBe(403);
    const upload = await post(consoleWire.uploadBills.path, { csv }, { cookie });
    expect(await upload.json()).toMatchObject({ kind: 'imported', added: 1, changed: 0, unchanged: 0 });
    const bad = await post(consoleWire.uploadBills.path, { csv: 'nonsense' }, { cookie });
    expect(await bad.json()).toMatchObject({ kind: 'refused', badLines: [{ line: 1 }] });
    const code = await post(consoleWire.newEnrolmentCode.path, { code: 'POOL1', name: 'Pool' }, { cookie });
    expect(await code.json()).toMatchObject({ kind: 'created' });
    const audit = await test.central.db
      .selectFrom('audit_log')
      .selectAll()
      .where('actor', '=', 'the.administrator')
      .execute();
    expect(audit.map((row) => row.action)).toEqual(
      expect.arrayContaining(['import-bills', 'create-enrolment-code']),
    );
    expect((await get(consoleWire.listKiosks.path)).body.kiosks).toMatchObject([
      { kioskCode: 'MILL1', state: 'enrolled' },
      { kioskCode: 'POOL1', state: 'new' },
    ]);
  });

  it('describes every route of kiosks and console in one OpenAPI document', async () => {
    const answer = await fetch(`${test.address}/api/openapi.json`);
    const document = await answer.json();
    expect(document.openapi).toMatch(/^3\.1/);
    const contracts = [...contractsOf(kioskWire), ...contractsOf(consoleWire)];
    expect(new Set(contracts.map(({ name }) => name)).size).toBe(contracts.length);
    for (const route of contracts) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.summary).toBe(route.summary);
      expect(operation.operationId).toBe(route.name);
      expect(operation.responses['200'].content[answerOf(route)].schema).toBeDefined();
      for (const status of [400, 401, 403, 404, 413, 429, 500, 503])
        expect(operation.responses[status].content[answerOf(route)].schema, route.name).toBeDefined();
      const schemes = operation.security.map((one: object) => Object.keys(one)[0]);
      expect(schemes, route.name).toEqual(schemesOf(route));
      for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
      if (route.method === 'POST')
        expect(operation.requestBody.content['application/json'].schema).toBeDefined();
    }
    expect(danglingReferences(document)).toEqual([]);
  });

  it('refuses a name that a route does not know, and says which', async () => {
    const cookie = cookies.get('administrator') ?? '';
    for (const { method, path, name } of contractsOf(consoleWire)) {
      const answer =
        method === 'GET'
          ? await fetch(`${test.address}${path}?nonsense=1`, { headers: { cookie } })
          : await post(path, { nonsense: 1 }, { cookie });
      expect(answer.status, name).toBe(400);
      expect((await answer.json()).message, name).toContain('"nonsense"');
    }
    const { listTransactions } = consoleWire;
    expect(await get(`${listTransactions.path}?day=2026-11-23`)).toMatchObject({
      status: 400,
      body: { code: 'bad-input', message: '/: Unrecognized key: "day"' },
    });
    expect((await get(`${listTransactions.path}?limit=1&limit=2`)).status).toBe(400);
  });

  it('exports exactly what is filtered, without a cell that could run', async () => {
    await test.central.db.updateTable('kiosks').set({ name: '=HYPERLINK("x")' }).execute();
    const cookie = cookies.get('clerk') ?? '';
    const path = `${test.address}${consoleWire.exportTransactions.path}`;
    const answer = await fetch(`${path}?search=mill1-3`, { headers: { cookie } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="transactions.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, row, ...rest] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(head).toMatch(/reference,started,time_zone,kiosk,kiosk_name,service,.*amount,currency/);
    expect(row).toMatch(/^MILL1-3,\d{4}-\d\d-\d\d \d\d:\d\d,Europe\/Berlin,MILL1,"'=HYPERLINK\(""x""\)",/);
    expect(row).toContain(',42.50,EUR,');
    expect(rest).toEqual([]);
    const all = await (await fetch(path, { headers: { cookie } })).text();
    expect(all.trimEnd().split('\r\n')).toHaveLength(6);
    expect((await fetch(path, { headers: { cookie: cookies.get('it') ?? '' } })).status).toBe(403);
    expect((await fetch(`${path}?day=1`, { headers: { cookie } })).status).toBe(400);
  });

  it('exports the same as a workbook, with amounts as numbers and nothing that could run', async () => {
    const cookie = cookies.get('clerk') ?? '';
    const path = `${test.address}${consoleWire.exportTransactionsWorkbook.path}`;
    const answer = await fetch(`${path}?search=mill1-3`, { headers: { cookie, 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-type')).toBe(consoleWire.WORKBOOK);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="transactions.xlsx"');
    const sheet = await sheetOf(answer);
    expect(sheet.match(/<row /g)).toHaveLength(2);
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>');
    expect(sheet).toMatch(/<c r="J2" s="3"><v>42\.50<\/v><\/c>/);
    expect(sheet).not.toContain('<f>');
    expect((await fetch(path, { headers: { cookie: cookies.get('it') ?? '' } })).status).toBe(403);
  });

  it('exports exactly the bills that fit, each once and to the last, without a cell that could run', async () => {
    const { db } = test.central;
    await test.importLines([billLine('710-1001', 'X-1', '42.50'), billLine('710-1001', 'X-2', '9.90')]);
    await db
      .updateTable('accounts')
      .set({ holder_name: '=HYPERLINK("x")' })
      .where('account_number', '=', '710-1001')
      .execute();
    await sql`
      insert into bills (town_id, bill_id, account_number, bill_number, kind, due_on, currency, amount_minor, paid_minor, imported_at)
      select town_id, 'many-' || turn, account_number, 'Y-' || turn, kind, due_on, currency, amount_minor, amount_minor, imported_at
      from bills, generate_series(1, 1001) as turn where bill_number = 'X-1'`.execute(db);
    const cookie = cookies.get('clerk') ?? '';
    const path = `${test.address}${consoleWire.exportBills.path}`;
    const answer = await fetch(`${path}?search=710-1001&state=open`, { headers: { cookie } });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="bills.csv"');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/bill,kind,account,name,due,amount,paid,open,currency,state$/);
    expect(lines.slice(1)).toEqual([
      `X-1,Water bill,710-1001,"'=HYPERLINK(""x"")",2026-12-01,42.50,0.00,42.50,EUR,open`,
      `X-2,Water bill,710-1001,"'=HYPERLINK(""x"")",2026-12-01,9.90,0.00,9.90,EUR,open`,
    ]);
    const paid = await (await fetch(`${path}?state=paid&search=Y-`, { headers: { cookie } })).text();
    const numbers = paid
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(numbers).size).toBe(1001);
    expect(numbers).toHaveLength(1001);
    const workbook = `${test.address}${consoleWire.exportBillsWorkbook.path}?search=X-1`;
    const sheet = await sheetOf(await fetch(workbook, { headers: { cookie } }));
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>');
    expect(sheet).toMatch(/<c r="F2" s="3"><v>42\.50<\/v><\/c>/);
    for (const address of [path, workbook])
      expect((await fetch(address, { headers: { cookie: cookies.get('it') ?? '' } })).status).toBe(403);
  });

  it('sends long answers compressed, and takes in no compressed body', async () => {
    const cookie = cookies.get('administrator') ?? '';
    const path = `${test.address}${consoleWire.listTransactions.path}`;
    const answer = await fetch(path, { headers: { cookie, 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await answer.json()).transactions).toHaveLength(5);
    const bomb = await fetch(`${test.address}${consoleWire.signOut.path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{}'),
    });
    expect(bomb.status).toBe(400);
  });

  it('gives every answer the headers that browsers need, and errors as problems', async () => {
    const answer = await fetch(`${test.address}/api/no-such-route`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const broken = await post(consoleWire.signIn.path, '{"userName":');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ code: 'bad-input' });
  });
});

/** All contracts that a door gives away, so that none is forgotten here. */
const contractsOf = (door: object): kioskWire.Contract<z.ZodType, z.ZodType>[] =>
  Object.values(door).filter(
    (one) => typeof one === 'object' && 'method' in one && 'summary' in one && 'name' in one,
  );

/** How a caller of a route shows who it is. */
function schemesOf(route: object & { readonly path: string }): string[] {
  if ('roles' in route) return 'personsOnly' in route ? ['session'] : ['session', 'apiToken'];
  return /^\/api\/console\/|\/enrolment$/.test(route.path) ? [] : ['kioskSignature'];
}

const answerOf = (route: object): string => ('answers' in route ? String(route.answers) : 'application/json');

/** Every `$ref` of the document that leads nowhere. */
function danglingReferences(document: unknown): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  return references.filter((reference) => {
    let at: unknown = document;
    for (const part of reference.replace('#/', '').split('/')) {
      at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
    }
    return at === undefined;
  });
}
