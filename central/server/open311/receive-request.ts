import { EmailAddress } from '../../../domain/text/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { type Contact, type NewReport, plainText, storePictures, storeReport } from '../reports/index.ts';
import { type OfferedService, offeredServices, questionsOf, speaker } from './catalogue.ts';
import { findClient } from './clients.ts';
import type { Value } from './document.ts';
import { townOf } from './jurisdiction.ts';
import { readAttributes } from './read-attributes.ts';
import type { Form } from './read-form.ts';
import { readPhotos } from './read-photos.ts';
import { Open311Refusal } from './refusal.ts';
import { bucketOf, countRequest } from './throttle-address.ts';

const MOST_URLS = 10;
const LONGEST = { description: 4_000, address: 500, name: 100, url: 2_000 } as const;

/** Takes a report from another program (POST Service Request): who sends it must have a key of the town. */
export async function receiveRequest(central: Central, form: Form, address: string): Promise<Value> {
  const { limits, now } = central;
  const town = await townOf(central, form.one('jurisdiction_id'));
  const forget = await countRequest(central, [
    bucketOf('key-failed', address, limits.open311KeysFailedPerAddress),
  ]);
  const client = await findClient(central, town.townId, form.one('api_key') ?? '');
  if (!client) throw new Open311Refusal(403, 'Missing or invalid api_key');
  await forget();
  await countRequest(central, [
    { name: `open311:key:${client.clientId}`, limit: limits.open311ReportsPerKey },
    bucketOf('report', address, limits.open311ReportsPerAddress),
  ]);
  const code = form.one('service_code');
  if (code === undefined) throw new Open311Refusal(400, 'service_code was not provided');
  const service = (await offeredServices(central, town.townId)).get(code);
  if (!service) throw new Open311Refusal(404, 'service_code provided was not found');
  const report = readReport(form, service, town, now());
  const [contact, photos, addresses] = [readContact(form), readPhotos(form), readMediaUrls(form)];
  const requestId = await inTransaction(central.db, async (transaction) => {
    const mediaUrl = await storePictures(transaction, photos, addresses);
    const source = { kind: 'client', clientId: client.clientId, contact, mediaUrl } as const;
    return storeReport(transaction, report, source, now());
  });
  const notice = speaker(town)(service.form.outcome.message);
  return [{ service_request_id: requestId, service_notice: notice, account_id: null }];
}

function readReport(form: Form, service: OfferedService, town: TownDefinition, now: Date): NewReport {
  const { category } = service;
  const address = text(form, 'address_string', LONGEST.address);
  const position = readPosition(form);
  if (position === null && address === '')
    throw new Open311Refusal(400, 'lat and long, or address_string, have to be provided');
  const given = { [service.form.open311?.categoryField ?? '']: category.value };
  return {
    townId: town.townId,
    serviceId: service.form.serviceId,
    serviceCode: category.code,
    serviceName: category.name,
    description: text(form, 'description', LONGEST.description),
    address: address === '' ? null : address,
    position,
    attributes: readAttributes(form, questionsOf(service), given, dayIn(town.timeZone, now)),
    requestedAt: now,
  };
}

function readPosition(form: Form): NewReport['position'] {
  const [lat, long] = [form.one('lat'), form.one('long')];
  if (lat === undefined && long === undefined) return null;
  const [latitude, longitude] = [degrees(lat, 90), degrees(long, 180)];
  if (latitude === null || longitude === null)
    throw new Open311Refusal(400, 'lat and long have to be degrees (WGS 84), both of them');
  return { latitude, longitude };
}

function degrees(value: string | undefined, most: number): number | null {
  const number = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(value ?? '') ? Number(value) : Number.NaN;
  return Math.abs(number) <= most ? number : null;
}

function readContact(form: Form): Contact | null {
  const email = form.one('email');
  if (email !== undefined && !EmailAddress.safeParse(email).success)
    throw new Open311Refusal(400, 'email is not valid');
  const contact = {
    firstName: text(form, 'first_name', LONGEST.name),
    lastName: text(form, 'last_name', LONGEST.name),
    email: email ?? '',
    phone: text(form, 'phone', LONGEST.name),
  };
  const given = Object.entries(contact).filter(([, value]) => value !== '');
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** Addresses of pictures: kept for clerks, never fetched, never passed on. */
function readMediaUrls(form: Form): readonly string[] {
  const urls = form
    .all('media_url')
    .map((url) => plainText(url).trim())
    .filter((url) => url !== '');
  if (urls.length > MOST_URLS) throw new Open311Refusal(400, `more than ${MOST_URLS} of media_url`);
  return urls.map((url) => {
    const parsed = url.length <= LONGEST.url && URL.canParse(url) ? new URL(url) : null;
    if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:')
      throw new Open311Refusal(400, 'media_url is not valid');
    return parsed.href;
  });
}

function text(form: Form, name: string, longest: number): string {
  const value = plainText(form.one(name) ?? '');
  if (value.length > longest) throw new Open311Refusal(400, `${name} is longer than ${longest} characters`);
  return value;
}
