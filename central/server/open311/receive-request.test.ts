import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReportDetails } from '../reports/read-report.ts';
import { readPhotoOfReport } from '../reports/read-report-photo.ts';
import { erasePersonalData } from '../retention/index.ts';
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
    expect(await refused({ ...good, 'attribute[x][y][z]': 'yes' })).toMatch(
      '400 attribute[x][y][z] is no attribute',
    );
    expect(await refused({ ...good, 'attribute[x]': 'y'.repeat(501) })).toMatch('400 attribute[x] is longer');
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

  /** As FixMyStreet sends a report with `upload_files` (perllib/Open311.pm). */
  const fixMyStreet = (photos: readonly (readonly [string, Buffer, string])[]): FormData => {
    const form = new FormData();
    const fields = {
      api_key: apiKey,
      jurisdiction_id: 'millbrook',
      service_code: 'LAMP',
      lat: '53.3498',
      long: '-6.2603',
      description:
        'title: Lamp out\n\ndetail: Since Monday\n\nurl: https://fms.example/report/7\n\nSubmitted via FixMyStreet\n',
      first_name: 'Zebulon',
      last_name: 'Quill',
      email: 'writer@example.org',
      account_id: '12',
      deviceid: 'iPhone',
      'attribute[fixmystreet_id]': '7',
      'attribute[uprn]': '100012345',
      'attribute[easting]': '',
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const [name, bytes, fileName] of photos)
      form.append(name, new File([new Uint8Array(bytes)], fileName));
    return form;
  };
  const upload = async (body: FormData, address = '10.0.0.2') => {
    const answer = await fetch(`${test.address}/open311/v2/requests.json`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const told = (segment: number, words: string): Buffer => {
    const head = Buffer.from([0xff, segment, 0, words.length + 2]);
    return Buffer.concat([head, Buffer.from(words, 'latin1')]);
  };
  const jpeg = (words: string): Buffer =>
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      told(0xe1, words),
      told(0xdb, 'table'),
      told(0xda, 'scan'),
      Buffer.from([1, 2, 3, 0xff, 0xd9]),
    ]);

  it('takes photos and what programs say besides, without metadata and for clerks alone, until their time is over', async () => {
    const png = PNG.sync.write(new PNG({ width: 2, height: 2 }));
    const photos = [
      ['photo1', jpeg('GPS 53.3498'), '7.0.full.jpeg'],
      ['photo2', png, '7.1.full.jpeg'],
    ] as const;
    const made = await upload(fixMyStreet(photos));
    expect(made.text).toContain('service_request_id');
    expect(made.status).toBe(201);
    const requestId: string = JSON.parse(made.text)[0].service_request_id;
    const open = await get(`requests/${requestId}.json`);
    expect(open.text).not.toMatch(/Zebulon|100012345|photo|stored/);

    const asked = { townId: 'millbrook', requestId };
    const details = await readReportDetails(test.central, asked);
    expect(details).toMatchObject({
      photos: 2,
      pictures: [],
      answers: [
        { label: 'fixmystreet_id', value: '7' },
        { label: 'uprn', value: '100012345' },
      ],
    });
    const first = await readPhotoOfReport(test.central, { ...asked, at: 0 });
    expect(first?.type).toBe('image/jpeg');
    expect(Buffer.from(first?.base64 ?? '', 'base64').toString('latin1')).not.toContain('GPS');
    // By its bytes it is a PNG, whatever its name says.
    expect((await readPhotoOfReport(test.central, { ...asked, at: 1 }))?.type).toBe('image/png');
    expect(await readPhotoOfReport(test.central, { ...asked, at: 2 })).toBeNull();

    await test.central.db
      .updateTable('service_requests')
      .set({ status: 'closed', updated_at: new Date('2001-01-01') })
      .where('request_id', '=', requestId)
      .execute();
    await erasePersonalData(test.central);
    expect(await readPhotoOfReport(test.central, { ...asked, at: 0 })).toBeNull();
    const left = await test.central.db.selectFrom('file_parts').select('bytes').execute();
    expect(left.filter(({ bytes }) => bytes.length > 0)).toEqual([]);
  });

  it('refuses what is no photo and what is too large, whole, and keeps nothing of it', async () => {
    const files = () => test.central.db.selectFrom('stored_files').select('file_id').execute();
    const before = (await files()).length;
    const refused = async (name: string, bytes: Buffer) => {
      const answer = await upload(
        fixMyStreet([
          ['photo1', jpeg('x'), 'a.jpg'],
          [name, bytes, 'b.jpg'],
        ]),
      );
      return `${answer.status} ${JSON.parse(answer.text)[0].description}`;
    };
    expect(await refused('photo2', Buffer.from('%PDF-1.7'))).toBe(
      '400 photo2 is no whole JPEG or PNG picture',
    );
    expect(await refused('photo2', jpeg('x').subarray(0, 20))).toContain('400 photo2 is no whole');
    const large = Buffer.concat([jpeg('x'), Buffer.alloc(7 * 1024 * 1024)]);
    expect(await refused('photo2', large)).toBe('413 photo2 is larger than 6 MB');
    const huge = Buffer.alloc(17 * 1024 * 1024);
    expect(await refused('photo2', huge)).toBe('413 the request is too large');
    const broken = await fetch(`${test.address}/open311/v2/requests.json`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '10.0.0.2', 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no parts at all',
    });
    expect(broken.status).toBe(400);
    expect(await broken.text()).toContain('the parts of the body cannot be read');
    expect((await files()).length).toBe(before);
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
