import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createUser } from '../../central/server/people/index.ts';
import {
  payToTheEnd,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../../central/server/testing/index.ts';
import * as consoleWire from '../../central/wire/index.ts';
import * as kioskWire from '../../domain/wire/index.ts';
import { poisonedInputs } from './testing/poison.ts';

type AnyContract = {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly request: z.ZodType;
};

/** All contracts of a folder, so that none is forgotten here. */
const contractsOf = (wire: object): AnyContract[] =>
  Object.values(wire).filter(
    (one): one is AnyContract => typeof one === 'object' && one !== null && 'path' in one && 'request' in one,
  );

const OPEN311 = [
  'services',
  'services/report',
  'requests',
  'requests/MILL1-1',
  'tokens/MILL1-1',
  'discovery',
];

describe('NUL, half a character, and days and moments outside of the calendar,', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let cookie = '';
  beforeAll(async () => {
    test = await testCentral({ signInsFailedPerAddress: 1_000_000, open311ReadsPerAddress: 1_000_000 });
    kiosk = await test.kiosk();
    const created = await createUser(test.central, 'the.administrator', 'administrator', 'test');
    if (created.kind !== 'created') throw new Error(created.reason);
    const body = { userName: 'the.administrator', password: created.password };
    const answer = await call('POST', consoleWire.signIn.path, body);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(() => test.close());

  const call = (method: 'GET' | 'POST', path: string, body: unknown): Promise<Response> => {
    const query = new URLSearchParams(
      Object.entries(body as object).map(([name, value]) => [name, String(value)]),
    );
    return fetch(`${test.address}${path}${method === 'GET' ? `?${query}` : ''}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
  };

  it('in every text, day and cursor of the console: never 500', async () => {
    const seen: string[] = [];
    const contracts = contractsOf(consoleWire).filter(({ name }) => name !== consoleWire.signOut.name);
    let tried = 0;
    for (const { name, method, path, request } of contracts) {
      for (const { input, at, poison } of poisonedInputs(request)) {
        const { status } = await call(method, path, input);
        tried += 1;
        if (status >= 500 || status === 401) seen.push(`${name} ${at} ${JSON.stringify(poison)}: ${status}`);
      }
    }
    expect(seen).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });

  it('in every text and day that a kiosk sends: never 500', async () => {
    const seen: string[] = [];
    for (const { name, method, path, request } of contractsOf(kioskWire)) {
      if (name === kioskWire.enrol.name) continue;
      for (const { input, at, poison } of poisonedInputs(request)) {
        const { status } = await kiosk.send(path, input, { method });
        if (status >= 500 || status === 401) seen.push(`${name} ${at} ${JSON.stringify(poison)}: ${status}`);
      }
    }
    expect(seen).toEqual([]);
  });

  it('in every parameter of Open311, read or posted: never 500', async () => {
    const seen: string[] = [];
    const names = [
      'jurisdiction_id',
      'service_request_id',
      'service_code',
      'start_date',
      'end_date',
      'status',
    ];
    const poisons = ['%00', 'a%00b', '0000-01-01', '9999-12-31', '-271821-04-20T00:00:00Z', '%F0%9F'];
    for (const path of OPEN311) {
      for (const format of ['json', 'xml']) {
        for (const name of names) {
          for (const poison of poisons) {
            const url = `/open311/v2/${path}.${format}?${name}=${poison}`;
            const { status } = await fetch(`${test.address}${url}`);
            if (status >= 500) seen.push(`${url}: ${status}`);
          }
        }
        const inPath = await fetch(`${test.address}/open311/v2/${path}%00.${format}`);
        if (inPath.status >= 500) seen.push(`${path}%00.${format}: ${inPath.status}`);
      }
    }
    for (const name of [...names, 'api_key', 'description', 'address_string', 'attribute[x]', 'a%00b']) {
      const { status } = await fetch(`${test.address}/open311/v2/requests.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `service_code=report&description=x&lat=1&long=1&${name}=%00x`,
      });
      if (status >= 500) seen.push(`post ${name}: ${status}`);
    }
    expect(seen).toEqual([]);
  });

  it('in every text of a journal: the entries are taken, and clerks read them without NUL', async () => {
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const transactionId = '9a1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f';
    journal.add({ subject: 'kiosk', event: { kind: 'out-of-order', reason: 'a\0b' } });
    payToTheEnd(journal, {
      transactionId,
      reference: `${kiosk.prefix}-1`,
      lines: [{ billId: 'x', billNumber: 'W-1', amountMinor: 1 }],
    });
    const { entries } = journal;
    const answer = await kiosk.ask(kioskWire.deliverJournal, { entries });
    expect(answer).toMatchObject({ kind: 'accepted', head: { seq: entries.length } });
    const details = await call('GET', consoleWire.readTransaction.path, {
      kioskId: kiosk.kioskId,
      transactionId,
    });
    expect(details.status).toBe(200);
    const alarms = await call('GET', consoleWire.listAlarms.path, {});
    expect(await alarms.text()).not.toContain('dead-letter');
  });
});
