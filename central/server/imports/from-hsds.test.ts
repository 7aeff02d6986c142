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
