import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  breaksOff,
  type Faulty,
  faultyServer,
  type Reporter,
  reporterAt,
  says,
  silent,
  type TestCentral,
  testCentral,
  type Way,
} from '../testing/index.ts';
import {
  followReports,
  forwardReports,
  OutsideEndpoints,
  readOutsideEndpoints,
  retryFailed,
} from './index.ts';
import { lettersOf, markOf } from './mark.ts';
import { readOutsideRequests } from './read-outside.ts';

const HOUR_MS = 3_600_000;
const made = (id: string): string =>
  `<?xml version="1.0"?><service_requests><request><service_request_id>${id}</service_request_id></request></service_requests>`;
const NOTHING = '<service_requests/>';

describe('a server outside that does not do what it should', () => {
  let test: TestCentral;
  let reporter: Reporter;
  let outside: Faulty;
  let endpoints: OutsideEndpoints;
  /** How far the forwarding's clock runs ahead; the kiosk's signatures keep to the true time. */
  let aheadMs = 0;
  let central: TestCentral['central'];
  beforeAll(async () => {
    test = await testCentral();
    reporter = reporterAt(await test.kiosk());
    central = { ...test.central, now: () => new Date(Date.now() + aheadMs) };
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    aheadMs = 0;
    await test.central.db.deleteFrom('report_forwards').execute();
    await test.central.db.deleteFrom('service_requests').execute();
    outside = await faultyServer();
    endpoints = OutsideEndpoints.parse({
      millbrook: { url: outside.url, apiKey: 'key', codes: { LAMP: 'L1' }, answerMs: 1_500 },
    });
    return () => outside.close();
  });
  const report = () => reporter.report({ category: 'lamp', place: { words: 'Square', position: null } });
  const forward = () => forwardReports(central, endpoints);
  const state = async () => {
    const [row] = await test.central.db.selectFrom('report_forwards').selectAll().execute();
    return row;
  };

  const unclear: readonly [string, Way, string][] = [
    ['has an error of its own', says(500, 'oops'), 'status 500'],
    ['does not answer in time', silent, 'no answer in time'],
    ['hangs up', breaksOff, 'not reached, or connection lost'],
    ['says something that is no XML', says(200, '<html><p>Hello'), 'an answer that cannot be read'],
    ['says something else in XML', says(200, '<other/>'), 'an answer that cannot be read'],
    ['gives no number', says(200, made('')), 'an answer without a number'],
    ['gives nothing', says(200, NOTHING), 'an answer without a number'],
    [
      'sends a bomb of entities',
      says(200, `<!DOCTYPE a [<!ENTITY b "bb">]>${made('&b;')}`),
      'an answer that cannot be read',
    ],
    ['sends too much', says(200, 'x'.repeat(9_000_000)), 'an answer too large'],
    [
      'sends us elsewhere',
      says(302, '', { location: 'http://127.0.0.1:9/' }),
      'not reached, or connection lost',
    ],
  ];
  it.each(unclear)('%s: the report is looked for before it is sent again', async (_name, way, problem) => {
    await report();
    outside.answer(way, says(200, NOTHING), says(200, made('77')));
    expect(await forward()).toBe(0);
    expect(await state()).toMatchObject({ state: 'queued', tries: 1, problem });
    expect(await forward()).toBe(0);
    aheadMs += HOUR_MS;
    expect(await forward()).toBe(1);
    expect(outside.asked.map((one) => one.split('?')[0])).toEqual([
      'POST /open311/v2/requests.xml',
      'GET /open311/v2/requests.xml',
      'POST /open311/v2/requests.xml',
    ]);
    expect(await state()).toMatchObject({ state: 'sent', outside_id: '77', problem: null });
  });

  it('is not sent the report again as long as it cannot be looked for', async () => {
    const { reference } = await report();
    outside.answer(silent, says(404, ''), says(200, '[]'), says(200, NOTHING));
    await forward();
    for (const problem of ['status 404', 'an answer that cannot be read']) {
      aheadMs += HOUR_MS;
      await forward();
      expect(await state()).toMatchObject({ state: 'queued', problem: `looking for it: ${problem}` });
    }
    expect(outside.asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
    const mark = markOf('millbrook', reference);
    const row = `<request><service_request_id>5</service_request_id><description>X ${mark}</description></request>`;
    outside.answer(says(200, `<service_requests>${row}</service_requests>`));
    aheadMs += HOUR_MS;
    expect(await forward()).toBe(1);
    expect(await state()).toMatchObject({ state: 'sent', outside_id: '5' });
    expect(outside.asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('is given up after so many tries, and tried again when IT says so', async () => {
    await report();
    outside.answer(says(503, ''));
    for (let tries = 0; tries < 15; tries++) {
      await forward();
      aheadMs += 7 * HOUR_MS;
    }
    expect(await state()).toMatchObject({ state: 'failed', tries: 12 });
    expect(outside.asked).toHaveLength(12);
    expect(await retryFailed(central)).toBe(1);
    outside.answer(says(200, NOTHING), says(200, made('9')));
    expect(await forward()).toBe(1);
  });

  it('asks for patience and gets it', async () => {
    await report();
    outside.answer(says(429, ''), says(200, NOTHING), says(201, made('1')));
    await forward();
    expect(await state()).toMatchObject({ state: 'queued', problem: 'status 429' });
    aheadMs += HOUR_MS;
    expect(await forward()).toBe(1);
  });

  it('says that it did not take the report, with the status of success: it ends at once, with its words', async () => {
    await report();
    const error =
      '<errors><error><code>400</code><description>service_code was not provided</description></error></errors>';
    outside.answer(says(200, error));
    expect(await forward()).toBe(0);
    expect(await state()).toMatchObject({
      state: 'failed',
      tries: 1,
      problem: 'error 400: service_code was not provided',
    });
    outside.answer(says(200, error.replace('400', '503')), says(200, NOTHING), says(200, made('5')));
    await retryFailed(central);
    await forward();
    expect(await state()).toMatchObject({ state: 'queued' });
    for (let tries = 0; tries < 2; tries++) {
      aheadMs += HOUR_MS;
      await forward();
    }
    expect(await state()).toMatchObject({ state: 'sent', outside_id: '5', problem: null });
  });

  it('ends a report in words of its own, and the reason is kept for the resident', async () => {
    await report();
    const said = made('1').replace('</request>', '<status>NO_FURTHER_ACTION</status></request>');
    outside.answer(says(201, made('1')), says(200, said));
    await forward();
    aheadMs += 48 * HOUR_MS;
    expect(await followReports(central, endpoints)).toBe(1);
    expect(await state()).toMatchObject({ state: 'ended', outside_status: 'closed' });
    const [row] = await test.central.db.selectFrom('service_requests').selectAll().execute();
    expect(row).toMatchObject({ status: 'closed', status_notes: 'No further action' });
  });

  it('gives a token first and the number later', async () => {
    await report();
    const token = '<service_requests><request><token>t/1</token></request></service_requests>';
    outside.answer(says(200, token), says(200, token), says(200, made('12')));
    await forward();
    expect(await state()).toMatchObject({ state: 'queued', token: 't/1' });
    for (const wanted of ['queued', 'sent']) {
      aheadMs += HOUR_MS;
      await forward();
      expect(await state()).toMatchObject({ state: wanted });
    }
    expect(outside.asked[1]).toBe('GET /open311/v2/tokens/t%2F1.xml');
    expect(outside.asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('is believed only about the report that it was asked about', async () => {
    await report();
    outside.answer(says(201, made('1')));
    await forward();
    const closed = (id: string): string =>
      made(id).replace(
        '</request>',
        '<status>CLOSED</status><status_notes>a\u202eb</status_notes></request>',
      );
    outside.answer(says(500, ''), says(200, 'x'), says(200, closed('2')), says(200, closed('1')));
    const changes: number[] = [];
    for (let look = 0; look < 5; look++) {
      aheadMs += 48 * HOUR_MS;
      changes.push(await followReports(central, endpoints));
    }
    expect(changes).toEqual([0, 0, 0, 1, 0]);
    const [row] = await test.central.db.selectFrom('service_requests').selectAll().execute();
    expect(row).toMatchObject({ status: 'closed', status_notes: 'ab' });
  });

  it('is asked no longer after half a year', async () => {
    await report();
    outside.answer(says(201, made('1')), says(200, made('1')));
    await forward();
    aheadMs += 181 * 24 * HOUR_MS;
    await followReports(central, endpoints);
    expect(await state()).toMatchObject({ state: 'ended' });
  });

  it('is read as the standard says, and not otherwise', () => {
    expect(readOutsideRequests('json', '[{"service_request_id":7}]')).toMatchObject([{ requestId: '7' }]);
    expect(readOutsideRequests('json', '{"service_requests":[]}')).toEqual([]);
    expect(readOutsideRequests('xml', NOTHING)).toEqual([]);
    const amp = made('1').replace('</request>', '<description>a &amp;lt; b &#38; c</description></request>');
    expect(readOutsideRequests('xml', amp)).toMatchObject([{ description: 'a &lt; b & c' }]);
    for (const text of ['', '{', '7', '"x"', '[7]', '[{"token":{}}]', '{"a":1}', 'null']) {
      expect(readOutsideRequests('json', text)).toBeNull();
    }
    const broken = ['', '<', '<a>', '<service_requests>', '<service_requests>x</service_requests>'];
    for (const text of broken) expect(readOutsideRequests('xml', text)).toBeNull();
    const deep = `<service_requests>${'<a>'.repeat(50_000)}`;
    expect(readOutsideRequests('xml', deep)).toBeNull();
  });

  it('is named by IT in a file that is checked', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'outside-')), 'outside.json');
    const write = (value: object): void => writeFileSync(file, JSON.stringify({ millbrook: value }));
    const good = { url: 'https://a.example/v2/', apiKey: 'k', codes: { LAMP: 'L' } };
    write(good);
    expect(await readOutsideEndpoints(file)).toMatchObject({
      kind: 'read',
      endpoints: { millbrook: { url: 'https://a.example/v2', format: 'xml', sendContact: false } },
    });
    for (const url of [
      'file:///etc/passwd',
      'ftp://a.example/',
      'no',
      'https://a.example/?x',
      'http://u:p@a/',
    ]) {
      write({ ...good, url });
      expect(await readOutsideEndpoints(file)).toMatchObject({ kind: 'wrong', path: 'millbrook.url' });
    }
    write({ ...good, more: 1 });
    expect(await readOutsideEndpoints(file)).toMatchObject({ kind: 'wrong', path: 'millbrook' });
    expect(await readOutsideEndpoints(`${file}x`)).toMatchObject({ kind: 'wrong' });
  });

  it('finds a report by letters that no other report has', () => {
    const letters = new Set(Array.from({ length: 2_000 }, (_, at) => lettersOf('millbrook', `MILL1-${at}`)));
    expect(letters.size).toBe(2_000);
    expect(lettersOf('a', 'b')).toMatch(/^[a-p]{16}$/);
  });
});
