import type { Selectable } from 'kysely';
import { inLanguage } from '../../../domain/text/index.ts';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { attributesInWords, contactOf, publicText } from '../reports/index.ts';
import { readService } from '../town/index.ts';
import { markOf } from './mark.ts';
import type { OutsideEndpoint } from './outside-endpoints.ts';

/** The longest description of the standard. */
const LONGEST_DESCRIPTION = 4_000;

/** A report as the form that another server takes; who gave it only where IT has said so. */
export async function writeReport(
  central: Central,
  report: Selectable<Schema['service_requests']>,
  endpoint: OutsideEndpoint,
): Promise<URLSearchParams> {
  const form = new URLSearchParams({
    api_key: endpoint.apiKey,
    service_code: endpoint.codes[report.service_code] ?? '',
    description: await describe(central, report),
  });
  if (endpoint.jurisdictionId !== undefined) form.set('jurisdiction_id', endpoint.jurisdictionId);
  if (report.latitude !== null && report.longitude !== null) {
    form.set('lat', String(report.latitude));
    form.set('long', String(report.longitude));
  }
  if (report.address !== null) form.set('address_string', publicText(report.address));
  const contact = endpoint.sendContact ? await contactOf(central, report) : null;
  if (contact?.email) form.set('email', contact.email);
  if (contact?.firstName) form.set('first_name', contact.firstName);
  if (contact?.lastName) form.set('last_name', contact.lastName);
  if (contact?.phone) form.set('phone', contact.phone);
  return form;
}

/** What the resident said, what was asked besides, and our mark. Another server may show all of it to everybody. */
async function describe({ db }: Central, report: Selectable<Schema['service_requests']>): Promise<string> {
  const service = await readService(db, report.town_id, report.service_id);
  const language = service?.defaultLanguage ?? 'en';
  const further = attributesInWords(
    service?.form ?? null,
    report.attributes,
    (text) => inLanguage(text, language, language).text,
    // What other programs said besides was not asked for everybody to read.
    'asked',
  );
  const words = [report.description, ...further.map(({ label, value }) => `${label} ${value}`)]
    .filter((one) => one !== '')
    .map(publicText)
    .join('\n');
  const mark = markOf(report.town_id, report.request_id);
  return `${words.slice(0, LONGEST_DESCRIPTION - mark.length - 1).toWellFormed()}\n${mark}`.trim();
}
