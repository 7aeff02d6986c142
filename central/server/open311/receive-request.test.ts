import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, testCentral } from '../testing/index.ts';
import { createClient, revokeClient } from './index.ts';

const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, ignoreDeclaration: true });

describe('reports that other programs send by Open311', () => {
  let test: TestCentral;
  let apiKey: string;
  beforeAll(async () => {
    test = await testCentral({ open311KeysFailedPerAddress: 3 });
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

  it('lets no one in without a key, and slows down who guesses', async () => {
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
});
