import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CalendarDay, isWithinYears } from '../../../domain/time/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { publicText } from '../reports/index.ts';
import { speaker } from './catalogue.ts';
import { dateTime, type Value } from './document.ts';
import { townOf } from './jurisdiction.ts';
import { Open311Refusal } from './refusal.ts';

const DAY_MS = 86_400_000;
/** The longest span and the most requests of one answer (GeoReport v2, GET Service Requests). */
const MOST_DAYS = 90;
const MOST_REQUESTS = 1_000;
const MOST_IDS = 100;

const optional = z.string().max(4_000).optional();
/** A plus that was not escaped in the address has become a space. */
const moment = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(' ', '+') : value),
  // W3C date-time: to the second, to the minute, or a day.
  z
    .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 }), CalendarDay])
    .refine(isWithinYears)
    .optional(),
);
const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** What GET Service Requests can be asked; `page` and `page_size` are a common addition to the standard. */
export const RequestsQuery = z.object({
  jurisdiction_id: optional,
  service_request_id: optional,
  service_code: optional,
  start_date: moment,
  end_date: moment,
  status: optional,
  page: count(100_000).default(1),
  page_size: count(MOST_REQUESTS).default(MOST_REQUESTS),
});
export type RequestsQuery = z.infer<typeof RequestsQuery>;

/** Finds reports, newest first: by their numbers, or by code, status and span of time. */
export async function findRequests(central: Central, asked: RequestsQuery): Promise<Value> {
  const town = await townOf(central, asked.jurisdiction_id);
  const ids = listOf(asked.service_request_id);
  if (ids.length > MOST_IDS)
    throw new Open311Refusal(400, `at most ${MOST_IDS} of service_request_id at once`);
  let query = requestsOf(central, town.townId)
    .orderBy('requested_at', 'desc')
    .orderBy('request_id')
    .limit(asked.page_size)
    .offset((asked.page - 1) * asked.page_size);
  // Numbers override everything else.
  if (ids.length > 0) return (await query.where('request_id', 'in', ids).execute()).map(shower(town));
  const { start, end } = spanOf(asked, central.now());
  query = query.where('requested_at', '>=', start).where('requested_at', '<=', end);
  const codes = listOf(asked.service_code);
  if (codes.length > 0) query = query.where('service_code', 'in', codes.slice(0, MOST_IDS));
  const statuses = listOf(asked.status);
  if (statuses.some((status) => status !== 'open' && status !== 'closed'))
    throw new Open311Refusal(400, 'status is open or closed');
  if (statuses.length > 0) query = query.where('status', 'in', statuses);
  return (await query.execute()).map(shower(town));
}

/** One report by its number. */
export async function findRequest(
  central: Central,
  requestId: string,
  jurisdictionId: string | undefined,
): Promise<Value> {
  const town = await townOf(central, jurisdictionId);
  const row = await requestsOf(central, town.townId).where('request_id', '=', requestId).executeTakeFirst();
  if (!row) throw new Open311Refusal(404, 'service_request_id provided was not found');
  return [shower(town)(row)];
}

/** The number of a report by its token. Numbers are given at once here, so a report's number is its token. */
export async function findToken(
  central: Central,
  token: string,
  jurisdictionId: string | undefined,
): Promise<Value> {
  const town = await townOf(central, jurisdictionId);
  const row = await requestsOf(central, town.townId).where('request_id', '=', token).executeTakeFirst();
  if (!row) throw new Open311Refusal(404, 'token provided was not found');
  return [{ service_request_id: row.request_id, token: row.request_id }];
}

const COLUMNS = [
  'request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'address',
  'latitude',
  'longitude',
  'requested_at',
  'updated_at',
] as const;
type Row = Pick<Selectable<Schema['service_requests']>, (typeof COLUMNS)[number]>;

/** Only what everybody may see is read at all. */
const requestsOf = ({ db }: Central, townId: string) =>
  db.selectFrom('service_requests').select(COLUMNS).where('town_id', '=', townId);

const shower = (town: TownDefinition) => {
  const say = speaker(town);
  return (row: Row): Value => ({
    service_request_id: row.request_id,
    status: row.status,
    status_notes: publicText(row.status_notes),
    service_name: say(row.service_name),
    service_code: row.service_code,
    description: publicText(row.description),
    agency_responsible: say(town.name),
    service_notice: null,
    requested_datetime: dateTime(row.requested_at),
    updated_datetime: dateTime(row.updated_at),
    expected_datetime: null,
    address: row.address === null ? null : publicText(row.address),
    address_id: null,
    zipcode: null,
    lat: row.latitude,
    long: row.longitude,
    media_url: null,
  });
};

const listOf = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The span asked for: the last ninety days, or ninety days from the one end that was given. */
function spanOf({ start_date, end_date }: RequestsQuery, now: Date): { start: Date; end: Date } {
  const longest = MOST_DAYS * DAY_MS;
  const given = { start: start_date && new Date(start_date), end: end_date && new Date(end_date) };
  const end =
    given.end || (given.start ? new Date(Math.min(given.start.getTime() + longest, now.getTime())) : now);
  const start = given.start || new Date(end.getTime() - longest);
  if (given.end && end.getTime() - start.getTime() > longest)
    throw new Open311Refusal(400, `start_date and end_date are at most ${MOST_DAYS} days apart`);
  return { start, end };
}
