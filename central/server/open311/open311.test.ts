import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reporter, reporterAt, type TestCentral, testCentral, townFolder } from '../testing/index.ts';
import { importTown } from '../town/index.ts';
import { createClient } from './index.ts';

const DAY_MS = 86_400_000;
const place = { words: 'Mill Lane 3', position: { latitude: 53.35, longitude: -6.26 } };

describe('Open311 at central', () => {
  let test: TestCentral;
  let reporter: Reporter;
  let apiKey: string;
  beforeAll(async () => {
    test = await testCentral();
    reporter = reporterAt(await test.kiosk());
    const made = await createClient(test.central, { townId: 'millbrook', name: 'Street app' }, 'test');
    if (made.kind === 'created') apiKey = made.apiKey;
  });
  afterAll(() => test.close());

  const get = async (path: string, address = '10.0.0.1') => {
    const answer = await fetch(`${test.address}/open311/v2/${path}`, {
      headers: { 'x-forwarded-for': address },
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const json = async (path: string) => JSON.parse((await get(path)).text);
  const post = async (
    form: Record<string, string> | [string, string][],
    { format = 'json', address = '10.0.0.1' } = {},
  ) => {
    const answer = await fetch(`${test.address}/open311/v2/requests.${format}`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams(form),
    });
    return { status: answer.status, text: await answer.text() };
  };

  it('says in XML and JSON what can be reported', async () => {
    const xml = await get('services.xml');
    expect(xml).toEqual({
      status: 200,
      type: 'text/xml; charset=utf-8',
      text:
        '<?xml version="1.0" encoding="utf-8"?>\n<services>' +
        '<service><service_code>POTHOLE</service_code><service_name>Pothole</service_name>' +
        '<description>Potholes &amp; lamps</description><metadata>true</metadata><type>realtime</type>' +
        '<keywords/><group>Report a problem</group></service>' +
        '<service><service_code>LAMP</service_code><service_name>Lamp &lt;out&gt; &amp; dark</service_name>' +
        '<description>Potholes &amp; lamps</description><metadata>true</metadata><type>realtime</type>' +
        '<keywords/><group>Report a problem</group></service>' +
        '<service><service_code>OTHER</service_code><service_name>Something else</service_name>' +
        '<description>Potholes &amp; lamps</description><metadata>true</metadata><type>realtime</type>' +
        '<keywords/><group>Report a problem</group></service></services>\n',
    });
    const answer = await get('services.json?jurisdiction_id=millbrook');
    expect(answer.type).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.text)[1]).toEqual({
      service_code: 'LAMP',
      service_name: 'Lamp <out> & dark',
      description: 'Potholes & lamps',
      metadata: true,
      type: 'realtime',
      keywords: '',
      group: 'Report a problem',
    });
  });

  it('defines the questions of a service that may be asked', async () => {
    expect(await json('services/POTHOLE.json')).toEqual({
      service_code: 'POTHOLE',
      attributes: [
        {
          variable: true,
          code: 'danger',
          datatype: 'singlevaluelist',
          required: true,
          datatype_description: null,
          order: 1,
          description: 'Is anybody in danger?',
          values: [
            { key: 'no', name: 'No' },
            { key: 'yes', name: 'Yes' },
          ],
        },
        {
          variable: true,
          code: 'depth',
          datatype: 'number',
          required: false,
          datatype_description: null,
          order: 2,
          description: 'How deep',
        },
        {
          variable: true,
          code: 'since',
          datatype: 'datetime',
          required: false,
          datatype_description: null,
          order: 3,
          description: 'Since',
        },
      ],
    });
    expect((await get('services/LAMP.xml')).text).toContain(
      '<service_definition><service_code>LAMP</service_code><attributes>' +
        '<attribute><variable>true</variable><code>since</code>',
    );
    expect(await get('services/NONE.xml')).toEqual({
      status: 404,
      type: 'text/xml; charset=utf-8',
      text:
        '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code>' +
        '<description>service_code provided was not found</description></error></errors>\n',
    });
  });

  it('tells where it is, and of what kind', async () => {
    const found = await json('discovery.json');
    expect(found.endpoints[0]).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${test.address}/open311/v2`,
      formats: ['application/json', 'text/xml'],
    });
    expect((await get('discovery.xml')).text).toContain('<formats><format>application/json</format>');
  });

  it('shows a report from a kiosk, once, and nothing of who gave it', async () => {
    const answers = {
      category: 'pothole',
      danger: 'yes',
      depth: 12,
      place,
      words: 'Deep & wide. Call me: +353 (20) 910-0140 or ann.lee@example.org <today>',
      name: { family: 'Leeuwenhoek', given: 'Annabelle' },
      email: 'ann.lee@example.org',
      phone: '5550100',
    };
    const { reference } = await reporter.report(answers);
    await reporter.again();
    const [one, ...rest] = await json(`requests.json?service_code=POTHOLE`);
    expect(rest).toEqual([]);
    expect(one).toEqual({
      service_request_id: reference,
      status: 'open',
      status_notes: '',
      service_name: 'Pothole',
      service_code: 'POTHOLE',
      description: 'Deep & wide. Call me: […] or […] <today>',
      agency_responsible: 'Millbrook',
      service_notice: null,
      requested_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      updated_datetime: expect.stringMatching(/Z$/),
      expected_datetime: null,
      address: 'Mill Lane 3',
      address_id: null,
      zipcode: null,
      lat: 53.35,
      long: -6.26,
      media_url: null,
    });
    const xml = await get(`requests/${reference}.xml`);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request>' +
        `<service_request_id>${reference}</service_request_id><status>open</status><status_notes/>` +
        '<service_name>Pothole</service_name><service_code>POTHOLE</service_code>' +
        '<description>Deep &amp; wide. Call me: […] or […] &lt;today&gt;</description>' +
        '<agency_responsible>Millbrook</agency_responsible><service_notice/>' +
        `<requested_datetime>${one.requested_datetime}</requested_datetime>` +
        `<updated_datetime>${one.updated_datetime}</updated_datetime><expected_datetime/>` +
        '<address>Mill Lane 3</address><address_id/><zipcode/><lat>53.35</lat><long>-6.26</long><media_url/>' +
        '</request></service_requests>\n',
    );
    for (const path of [`requests/${reference}.json`, `requests.xml?service_request_id=${reference}`]) {
      expect((await get(path)).text).not.toMatch(/Leeuwen|Annabelle|example\.org|5550100|910/);
    }
    const kept = await test.central.db.selectFrom('service_requests').selectAll().execute();
    expect(kept).toMatchObject([{ attributes: { danger: 'yes', depth: '12' }, contact: null }]);
  });

  it('finds reports by number, code, status and time, in pages', async () => {
    for (let at = 0; at < 3; at++) {
      await post({ api_key: apiKey, service_code: 'LAMP', address_string: `Lane ${at}` });
    }
    const all = await json('requests.json');
    expect(all.length).toBeGreaterThanOrEqual(3);
    const ids = all.map((one: { service_request_id: string }) => one.service_request_id);
    const pages = [await json('requests.json?page_size=2'), await json('requests.json?page_size=2&page=2')];
    expect(pages.flat()).toEqual(all.slice(0, 4));
    expect(await json(`requests.json?service_request_id=${ids[1]},${ids[0]}&status=closed`)).toHaveLength(2);
    expect(await json('requests.json?status=closed')).toEqual([]);
    expect(await json('requests.json?status=open,closed')).toHaveLength(ids.length);
    expect((await get('requests.json?status=lost')).status).toBe(400);
    expect((await get('requests.json?page_size=1001')).status).toBe(400);
    expect((await get('requests.xml?start_date=yesterday')).text).toContain('start_date is not valid');
    const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    expect(await json(`requests.json?end_date=${at(-1)}`)).toEqual([]);
    expect(await json(`requests.json?start_date=${at(-89)}&end_date=${at(0.5)}`)).toHaveLength(ids.length);
    expect((await get(`requests.json?start_date=${at(-91)}&end_date=${at(0)}`)).status).toBe(400);
    expect(await json(`requests.json?start_date=${at(-200)}`)).toEqual([]);
    for (const time of ['2020-01-01', '2020-01-01T10:00Z', '2020-01-01T10:00:00+01:00']) {
      expect(await json(`requests.json?start_date=${time}`)).toEqual([]);
    }
    await test.central.db
      .updateTable('service_requests')
      .set({ requested_at: new Date(Date.now() - 91 * DAY_MS) })
      .where('request_id', '=', ids[0])
      .execute();
    expect(await json('requests.json')).toHaveLength(ids.length - 1);
    expect((await get('requests/NONE.json')).status).toBe(404);
    expect((await get('tokens/NONE.xml')).status).toBe(404);
    expect((await get('anything.json')).text).toContain('"code":404');
  });

  it('stands in the OpenAPI document', async () => {
    const document = await (await fetch(`${test.address}/api/openapi.json`)).json();
    for (const path of [
      '/open311/v2/services.xml',
      '/open311/v2/services/{name}.json',
      '/open311/v2/requests.json',
      '/open311/v2/requests/{name}.xml',
      '/open311/v2/tokens/{name}.json',
      '/open311/v2/discovery.xml',
    ]) {
      expect(Object.keys(document.paths)).toContain(path);
    }
    expect(document.paths['/open311/v2/requests.xml'].post.requestBody.content).toHaveProperty([
      'application/x-www-form-urlencoded',
    ]);
  });

  it('slows down a caller who reads too much', async () => {
    const few = { ...test.central.limits, open311ReadsPerAddress: 2 };
    const { buildApp } = await import('../app/index.ts');
    const { pino } = await import('pino');
    const log = pino({ level: 'silent' });
    const app = await buildApp(
      { ...test.central, limits: few },
      { log, consoleFolder: '/nowhere', proxies: ['127.0.0.1'], publicUrl: null },
    );
    const read = () =>
      app.inject({ url: '/open311/v2/services.json', headers: { 'x-forwarded-for': '10.4.4.4' } });
    expect([(await read()).statusCode, (await read()).statusCode]).toEqual([200, 200]);
    const slowed = await read();
    expect(slowed.statusCode).toBe(429);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    await app.close();
  });

  it('asks which town is meant as soon as there are several', async () => {
    await importTown(test.central, townFolder('EUR', 'oakham'), 'test');
    expect(await get('services.xml')).toMatchObject({
      status: 400,
      text: expect.stringContaining('<description>jurisdiction_id was not provided</description>'),
    });
    expect((await get('requests.json?jurisdiction_id=nowhere')).status).toBe(404);
    expect(await json('requests.json?jurisdiction_id=oakham')).toEqual([]);
    const form = { api_key: apiKey, service_code: 'LAMP', address_string: 'Mill Lane' };
    expect((await post({ ...form, jurisdiction_id: 'oakham' })).status).toBe(403);
    expect((await post({ ...form, jurisdiction_id: 'millbrook' })).status).toBe(201);
  });
});
