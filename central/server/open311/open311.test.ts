import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reporter, reporterAt, type TestCentral, testCentral, townFolder } from '../testing/index.ts';
import { importTown } from '../town/index.ts';
import { createClient, revokeClient } from './index.ts';

const DAY_MS = 86_400_000;
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, ignoreDeclaration: true });
const place = { words: 'Mill Lane 3', position: { latitude: 53.35, longitude: -6.26 } };

describe('Open311 at central', () => {
  let test: TestCentral;
  let reporter: Reporter;
  let apiKey: string;
  beforeAll(async () => {
    test = await testCentral({ open311KeysFailedPerAddress: 3 });
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

  it('takes a report from a program that has a key of the town', async () => {
    const form: [string, string][] = [
      ['api_key', apiKey],
      ['service_code', 'POTHOLE'],
      ['lat', '53.3498'],
      ['long', '-6.2603'],
      ['description', 'A <hole> & a half\r\nby the mill\u0000'],
      ['attribute[danger]', 'yes'],
      ['attribute[depth]', '30'],
      ['email', 'writer@example.org'],
      ['first_name', 'Zebulon'],
      ['last_name', 'Quill'],
      ['phone', '+353209100140'],
      ['media_url', 'https://pictures.example/a.jpg'],
    ];
    const made = await post(form);
    expect(made.status).toBe(201);
    const [one] = JSON.parse(made.text);
    expect(one).toEqual({
      service_request_id: expect.stringMatching(/^R-[A-Z2-9]{8}$/),
      service_notice: 'The team will look at it.',
      account_id: null,
    });
    const found = await get(`requests/${one.service_request_id}.json`);
    expect(JSON.parse(found.text)[0]).toMatchObject({
      description: 'A <hole> & a half\nby the mill',
      address: null,
      lat: 53.3498,
      long: -6.2603,
      media_url: null,
    });
    expect(found.text).not.toMatch(/writer|Zebulon|Quill|9100140/);
    expect(await json(`tokens/${one.service_request_id}.json`)).toEqual([
      { service_request_id: one.service_request_id, token: one.service_request_id },
    ]);
    const xml = await post(
      { api_key: apiKey, service_code: 'LAMP', address_string: 'Mill Lane' },
      { format: 'xml' },
    );
    expect(XMLValidator.validate(xml.text)).toBe(true);
    expect(parser.parse(xml.text).service_requests.request).toEqual({
      service_request_id: expect.stringMatching(/^R-/),
      service_notice: 'The team will look at it.',
      account_id: '',
    });
  });

  it('refuses what is not as the standard says, and names what is wrong', async () => {
    const good = { api_key: apiKey, service_code: 'LAMP', address_string: 'Mill Lane' };
    const refused = async (form: Record<string, string>) => {
      const answer = await post(form);
      const [{ code, description }] = JSON.parse(answer.text);
      expect(code).toBe(answer.status);
      return `${answer.status} ${description}`;
    };
    const { service_code: _code, ...codeless } = good;
    const { address_string: _address, ...placeless } = good;
    expect(await refused(codeless)).toBe('400 service_code was not provided');
    expect(await refused({ ...good, service_code: 'X' })).toBe('404 service_code provided was not found');
    expect(await refused({ ...good, jurisdiction_id: 'x' })).toBe(
      '404 jurisdiction_id provided was not found',
    );
    expect(await refused(placeless)).toMatch('400 lat and long, or address_string');
    expect(await refused({ ...placeless, lat: '53.1' })).toMatch('400 lat and long have to be degrees');
    expect(await refused({ ...good, lat: '91', long: '0' })).toMatch('400 lat and long have to be degrees');
    expect(await refused({ ...good, description: 'x'.repeat(4_001) })).toMatch('400 description is longer');
    expect(await refused({ ...good, email: 'no' })).toBe('400 email is not valid');
    expect(await refused({ ...good, media_url: 'javascript:alert(1)' })).toBe('400 media_url is not valid');
    expect(await refused({ ...good, 'attribute[danger]': 'yes' })).toMatch('400 attribute[danger] is not an');
    const hole = { ...good, service_code: 'POTHOLE' };
    expect(await refused(hole)).toBe('400 attribute[danger] was not provided');
    expect(await refused({ ...hole, 'attribute[danger]': 'yes' })).toBe(
      '400 attribute[depth] was not provided',
    );
    expect(await refused({ ...hole, 'attribute[danger]': 'maybe' })).toBe(
      '400 attribute[danger] is not valid: not-an-option',
    );
    expect(await refused({ ...hole, 'attribute[danger]': 'no', 'attribute[since]': '2999-01-01' })).toBe(
      '400 attribute[since] is not valid: too-late',
    );
    expect(await refused({ ...good, description: 'y'.repeat(70_000) })).toBe('413 the request is too large');
    const other = await fetch(`${test.address}/open311/v2/requests.xml`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(other.status).toBe(400);
    expect(await other.text()).toContain('<errors><error><code>400</code>');
  });

  it('lets nobody in without a key, and slows down who guesses', async () => {
    const form = { service_code: 'LAMP', address_string: 'Mill Lane' };
    const from = (address: string, api_key: string) => post({ ...form, api_key }, { address });
    expect((await from('10.9.9.9', '')).status).toBe(403);
    expect((await from('10.9.9.9', 'x'.repeat(43))).text).toBe(
      '[{"code":403,"description":"Missing or invalid api_key"}]',
    );
    expect((await from('10.9.9.9', 'y')).status).toBe(403);
    expect((await from('10.9.9.9', apiKey)).status).toBe(429);
    expect((await from('10.9.9.8', apiKey)).status).toBe(201);
    const gone = await createClient(test.central, { townId: 'millbrook', name: 'Gone' }, 'test');
    if (gone.kind !== 'created') throw new Error(gone.reason);
    expect(await revokeClient(test.central, gone.clientId, 'test')).toBe(true);
    expect(await revokeClient(test.central, 'no-id', 'test')).toBe(false);
    expect((await from('10.9.9.7', gone.apiKey)).status).toBe(403);
    const rows = await test.central.db.selectFrom('open311_clients').select('key_hash').execute();
    expect(JSON.stringify(rows)).not.toContain(apiKey);
  });

  it('finds reports by number, code, status and time, in pages', async () => {
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
    const { buildApp } = await import('../http/index.ts');
    const { pino } = await import('pino');
    const log = pino({ level: 'silent' });
    const app = await buildApp(
      { ...test.central, limits: few },
      { log, consoleFolder: '/nowhere', trustProxy: true },
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
