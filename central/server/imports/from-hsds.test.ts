import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf } from './hsds-hours.ts';
import { readHsds } from './index.ts';

const read = (value: unknown, lists = {}) =>
  readHsds('services.json', Buffer.from(JSON.stringify(value)), { lists, today: '2026-11-23' });
const location = {
  id: 'L1',
  name: 'House',
  latitude: 52.3,
  longitude: -8,
  addresses: [{ address_1: '1 Lane', city: 'Millbrook' }],
};
const service = {
  id: 'S 1',
  name: 'Kitchen',
  description: '<b>Meals</b> &amp; company',
  status: 'active',
  phones: [{ number: '"+353 1"', type: 'voice' }],
  service_at_locations: [{ location }],
};
const weekly = { freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00:00', closes_at: '17:00+01:00' } as const;

describe('services of HSDS', () => {
  it('become departments with their place, alone, in a list, in a page, and inside their organization', () => {
    for (const value of [
      service,
      [service],
      { contents: [service] },
      { id: 'O', name: 'Org', services: [service] },
    ]) {
      expect(read(value)).toMatchObject({
        kind: 'read',
        entries: [
          {
            list: 'places',
            id: 'l1',
            texts: { name: 'House' },
            facts: { position: [-8, 52.3], address: '1 Lane, Millbrook', stepFree: false, kind: 'other' },
          },
          {
            list: 'departments',
            id: expect.stringMatching(/^hsds-[0-9a-f]{20}$/),
            texts: { summary: 'Meals & company' },
            facts: { phone: '+353 1', placeId: 'l1' },
          },
        ],
      });
    }
    expect(read({ id: 'O', name: 'Org', website: 'https://x.example' })).toMatchObject({
      entries: [{ list: 'departments', id: 'o', texts: { summary: 'Org' } }],
    });
  });

  it('keep what someone decided about a place: its kind, and that it has no step', () => {
    const lists = { places: [{ id: 'l1', kind: 'culture', stepFree: true }] };
    expect(read([service], lists)).toMatchObject({
      entries: [{ facts: { kind: 'culture', stepFree: true } }, {}],
    });
  });

  it('leave out what is not active and what is no place, and say so', () => {
    expect(read([{ ...service, status: 'defunct' }])).toMatchObject({
      entries: [],
      notes: ['[0]: left out, its status is defunct'],
    });
    const virtual = { ...location, location_type: 'virtual' };
    expect(read([{ ...service, service_at_locations: [{ location: virtual }] }])).toMatchObject({
      entries: [{ list: 'departments', facts: { placeId: undefined } }],
      notes: [expect.stringContaining('no physical location')],
    });
  });

  it('are refused with the place of the mistake', () => {
    expect(read([service, { ...service, id: 'S2', name: 7 }])).toMatchObject({
      problems: [{ path: '[1].name', reason: expect.stringContaining('text') }],
    });
    expect(read([service, service])).toMatchObject({
      problems: [{ path: '[1]', reason: expect.stringContaining('[0] has it') }],
    });
    expect(read([{ ...service, name: 'a\u0007' }])).toMatchObject({ problems: [{ path: '[0].name' }] });
    expect(read({ anything: 1 })).toMatchObject({ kind: 'refused' });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(['read', 'refused']).toContain(read([value, { ...service, schedules: value }]).kind);
      }),
    );
  });
});

describe('lists of HSDS that hold no services', () => {
  const term = {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'H',
    name: 'Housing',
    description: 'Homes and shelters',
    parent: null,
    taxonomy: 'Topics',
    language: 'en',
  };
  const taxonomy = {
    id: '00000000-0000-4000-8000-000000000002',
    name: 'Topics',
    description: 'Words for services',
    uri: 'https://topics.example/',
    version: '1',
  };
  const school = {
    id: '00000000-0000-4000-8000-000000000003',
    location_type: 'physical',
    name: 'Old school',
    description: 'A building',
    latitude: 52.31,
    longitude: -8.02,
  };
  const rooms = { id: 'L9', organization_id: 'O', name: 'Rooms', latitude: '52.31', longitude: '-8.02' };
  const person = { id: 'C', organization_id: 'O', name: 'Ann Lee', title: 'Head' };

  it('are refused, alone, in a list and in a page, and nothing of them becomes a department', () => {
    for (const [one, words] of [
      [term, 'taxonomy terms'],
      [taxonomy, 'taxonomies'],
      [school, 'locations'],
      [rooms, 'locations'],
      [person, 'contacts'],
      [
        { id: 'P', organization_id: 'O', name: 'Winter', alternate_name: 'Cold', description: 'x' },
        'programs',
      ],
      [{ ...term, taxonomy_detail: taxonomy, taxonomy: null }, 'taxonomy terms'],
    ] as const)
      for (const value of [one, [one], { total_items: 1, contents: [one, { ...one, id: 'other' }] }])
        expect(read(value)).toEqual({
          kind: 'refused',
          problems: [
            {
              file: 'services.json',
              path: '',
              reason: `expected services or organizations, but found only ${words}`,
            },
          ],
        });
    expect(read([term, school])).toMatchObject({
      problems: [{ reason: expect.stringMatching(/only taxonomy terms and locations$/) }],
    });
  });

  it('are left out with a note where they stand among services', () => {
    expect(read([term, service, taxonomy, school])).toMatchObject({
      kind: 'read',
      entries: [{ id: 'l1' }, { list: 'departments', texts: { name: 'Kitchen' } }],
      notes: [
        '[0]: left out, it is a taxonomy term and no service',
        '[2]: left out, it is a taxonomy and no service',
        '[3]: left out, it is a location and no service',
      ],
    });
  });

  it('terms become search words of the services that are filed under them, with those above them', () => {
    const care = { id: 'T1', name: 'Care', taxonomy_id: 'X' };
    const meals = { id: 'T2', name: 'Meals on <b>wheels</b>', parent_id: 'T1', taxonomy_id: 'X' };
    const unused = { id: 'T3', name: 'Housing', taxonomy_id: 'X' };
    const round = [
      { id: 'R1', name: 'Round', parent_id: 'R2', taxonomy_id: 'X' },
      { id: 'R2', name: 'About', parent_id: 'R1', taxonomy_id: 'X' },
    ];
    const filed = {
      ...service,
      attributes: [
        { id: 'A1', taxonomy_term_id: 'T2' },
        { id: 'A2', taxonomy_term: { id: 'T4', name: 'Older people', parent_id: 'T1' } },
        { id: 'A3', taxonomy_term: { id: 'T2' } },
        { id: 'A4', taxonomy_term_id: 'R1' },
        { id: 'A5', taxonomy_term_id: 'no-such' },
        { id: 'A6' },
      ],
    };
    const answer = read([care, meals, unused, ...round, filed]);
    expect(answer).toMatchObject({
      kind: 'read',
      entries: [
        { id: 'l1' },
        { list: 'departments', texts: { keywords: 'Meals on wheels, Care, Older people, Round, About' } },
      ],
      notes: ['[2]: left out, it is a taxonomy term and no service'],
    });
    if (answer.kind !== 'read') throw new Error(answer.kind);
    expect(answer.entries[1]?.owned).toContain('keywords');
    // What somebody wrote is left alone where the source has no words.
    const [, without] = (read([service]) as typeof answer).entries;
    expect(without?.owned).not.toContain('keywords');
    const organization = { id: 'O', name: 'Org', website: 'https://x.example', attributes: filed.attributes };
    expect(read([care, meals, organization])).toMatchObject({
      entries: [{ texts: { keywords: 'Meals on wheels, Care, Older people' } }],
    });
  });

  it('a name alone makes no service; a status, an organization or its id does', () => {
    const bare = { id: 'B', name: 'Bare', description: 'Whatever' };
    expect(read([service, bare])).toMatchObject({
      problems: [{ path: '[1]', reason: expect.stringContaining('a service has a status') }],
    });
    expect(read({ contents: [bare] })).toMatchObject({ kind: 'refused' });
    for (const more of [
      { status: 'active' },
      { status: 'Active', alternate_name: 'Other' },
      { organization_id: 'O' },
      { organization: { id: 'O', name: 'Org' } },
      { website: 'https://b.example/', uri: 'https://b.example/id' },
      { legal_status: 'charity' },
      { status: 'active', taxonomy: 'Housing', website: 'https://b.example/' },
    ])
      expect(read({ ...bare, ...more }), JSON.stringify(more)).toMatchObject({
        kind: 'read',
        entries: [{ list: 'departments', id: 'b' }],
      });
  });
});

describe('schedules of HSDS', () => {
  const hours = (...more: object[]) =>
    hoursOf(
      more.map((one) => ({ ...weekly, ...one })) as unknown as Parameters<typeof hoursOf>[0],
      '2026-11-23',
    );

  it('become a week, by those that hold today', () => {
    expect(
      hours(
        {},
        { byday: 'MO', opens_at: '18:00', closes_at: '20:00' },
        { valid_to: '2020-01-01', byday: 'SU' },
      ),
    ).toMatchObject({
      weekly: {
        mon: [
          { from: '09:00', to: '17:00' },
          { from: '18:00', to: '20:00' },
        ],
        tue: [{ from: '09:00', to: '17:00' }],
      },
    });
    expect(hours({ valid_from: '2030-01-01' })).toBeNull();
  });

  it('are left out where weekdays cannot say them', () => {
    for (const one of [
      { freq: 'MONTHLY', byday: '2MO' },
      { interval: 2 },
      { opens_at: '09:00Z' },
      { byday: null },
      { closes_at: '08:00' },
    ])
      expect(hours(one), JSON.stringify(one)).toBe('unclear');
  });
});
