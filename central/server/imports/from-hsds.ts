import type { z } from 'zod';
import { ContentId, type ContentLists } from '../../../domain/content/index.ts';
import { firstProblem, plainWords } from '../../../domain/text/index.ts';
import { type FolderProblem, parseJson } from '../content/index.ts';
import { sha256 } from '../hash/index.ts';
import { type Found, MOST_ENTRIES, MOST_PROBLEMS, type ReadSource, refusedSource } from './found.ts';
import { type Location, Organization, Service } from './hsds.ts';
import { hoursOf } from './hsds-hours.ts';
import { kindOf, kindsInWords } from './hsds-kind.ts';
import { type FiledUnder, readTerms } from './hsds-terms.ts';
import { entriesOf } from './merge.ts';
import { plainText } from './plain-text.ts';

export type HsdsTerms = { readonly lists: ContentLists; readonly today: string };

type Collected = {
  readonly file: string;
  readonly terms: HsdsTerms;
  readonly entries: Map<string, Found>;
  readonly notes: string[];
  readonly problems: FolderProblem[];
  readonly filed: FiledUnder;
  /** What the folder has of each place, by its id. */
  readonly knownPlaces: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
};

/**
 * Services of HSDS 3.0 JSON as departments, their locations as places: a list, a page with `contents`, or one object, with
 * what belongs to them inside. An organization without services is a department itself.
 */
export function readHsds(file: string, bytes: Buffer, terms: HsdsTerms): ReadSource {
  const json = parseJson(bytes);
  if (json.kind === 'wrong') return refusedSource(file, '', json.reason);
  const items = itemsOf(json.value);
  if (!items) return refusedSource(file, '', `${EXPECTED}: a list, or an object with "contents"`);
  if (items.length > MOST_ENTRIES)
    return refusedSource(file, '', `expected at most ${MOST_ENTRIES} services`);
  const kinds = items.map((item) => (typeof item === 'object' && item !== null ? kindOf(item) : null));
  const others = kinds.filter((kind) => kind !== null && kind !== 'service' && kind !== 'organization');
  if (items.length > 0 && others.length === items.length)
    return refusedSource(file, '', `${EXPECTED}, but found only ${kindsInWords(others)}`);
  const knownPlaces = new Map(entriesOf(terms.lists, 'places').map((place) => [place.id, place]));
  const all: Collected = {
    file,
    terms,
    entries: new Map(),
    notes: [],
    problems: [],
    filed: readTerms(items),
    knownPlaces,
  };
  for (const [index, item] of items.entries()) {
    const at = `[${index}]`;
    if (typeof item !== 'object' || item === null)
      all.problems.push({ file, path: at, reason: 'expected an object' });
    else takeItem(item, at, all);
    if (all.problems.length >= MOST_PROBLEMS) break;
    if (all.entries.size > MOST_ENTRIES || all.notes.length > MOST_NOTES)
      return refusedSource(file, at, `expected at most ${MOST_ENTRIES} services and locations up to here`);
  }
  if (all.problems.length > 0) return { kind: 'refused', problems: all.problems.slice(0, MOST_PROBLEMS) };
  return { kind: 'read', entries: [...all.entries.values()], notes: all.notes };
}

/** What is left out of a service, its locations among it. */
const MOST_NOTES = 5 * MOST_ENTRIES;
const EXPECTED = 'expected services or organizations';

function takeItem(item: object, at: string, all: Collected): void {
  const kind = kindOf(item);
  if (kind === 'service') {
    const service = checked(Service, item, at, all);
    if (service) takeService(service, at, all);
  } else if (kind === 'organization') {
    const organization = checked(Organization, item, at, all);
    if (organization) takeOrganization(organization, at, all);
  } else if (kind === null) {
    const reason = `${EXPECTED}; a service has a status or an organization, an organization a website, services or locations`;
    all.problems.push({ file: all.file, path: at, reason });
  } else if (!('id' in item && all.filed.uses(String(item.id))))
    all.notes.push(`${at}: left out, it is a ${kind} and no service`);
}

function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  if ('contents' in value) return Array.isArray(value.contents) ? value.contents : null;
  return 'id' in value && 'name' in value ? [value] : null;
}

function checked<Read>(
  schema: z.ZodType<Read>,
  item: object,
  at: string,
  { file, problems }: Collected,
): Read | null {
  const parsed = schema.safeParse(item, { error: plainWords });
  if (parsed.success) return parsed.data;
  const { path, expected } = firstProblem(parsed.error);
  problems.push({
    file,
    path: `${at}${path.startsWith('[') ? '' : '.'}${path}`,
    reason: `expected ${expected}`,
  });
  return null;
}

/** Search words are the source's where it has some; else those that somebody wrote stay. */
const ownedWith = (keywords: string | undefined): readonly string[] =>
  keywords === undefined ? DEPARTMENT : [...DEPARTMENT, 'keywords'];
const DEPARTMENT = ['name', 'summary', 'phone', 'email', 'url', 'placeId', 'hours'];
const PLACE = ['name', 'description', 'address', 'phone', 'url', 'hours', 'position'];

function takeOrganization(organization: Organization, at: string, all: Collected): void {
  const { services, locations, ...own } = organization;
  const places = (locations ?? []).map((location, index) =>
    takePlace(location, `${at}.locations[${index}]`, all),
  );
  for (const [index, service] of (services ?? []).entries())
    takeService(
      { ...service, organization: service.organization ?? organization },
      `${at}.services[${index}]`,
      all,
    );
  if ((services ?? []).length > 0) return;
  const keywords = all.filed.words(own.attributes);
  const texts = textsOf(
    { name: own.name, summary: [own.description ?? own.name], ...(keywords ? { keywords } : {}) },
    at,
    all,
  );
  const facts = { ...contactOf([own]), url: urlOf(own.website ?? own.url), placeId: places.find(Boolean) };
  keep({ list: 'departments', id: idOf(own.id), at, texts, facts, owned: ownedWith(keywords) }, all);
}

function takeService(service: Service, at: string, all: Collected): void {
  if (service.status && service.status.toLowerCase() !== 'active') {
    all.notes.push(`${at}: left out, its status is ${service.status}`);
    return;
  }
  const atLocations = service.service_at_locations ?? [];
  const places = atLocations.map(({ location }, index) =>
    location ? takePlace(location, `${at}.service_at_locations[${index}].location`, all) : undefined,
  );
  const placeIds = new Set(places.filter((id) => id !== undefined));
  if (placeIds.size > 1)
    all.notes.push(`${at}: is at ${placeIds.size} places; its entry points to the first`);
  const own = service.schedules ?? [];
  const schedules = own.length > 0 ? own : (atLocations[0]?.schedules ?? []);
  const keywords = all.filed.words(service.attributes);
  const texts = textsOf(
    {
      name: service.name,
      summary: [
        service.description ?? service.name,
        service.eligibility_description,
        service.application_process,
        service.fees_description,
      ],
      ...(keywords ? { keywords } : {}),
    },
    at,
    all,
  );
  const facts = {
    ...contactOf([service, ...atLocations, ...(service.organization ? [service.organization] : [])]),
    url: urlOf(service.url),
    placeId: [...placeIds][0],
    hours: hours(schedules, at, all),
  };
  keep({ list: 'departments', id: idOf(service.id), at, texts, facts, owned: ownedWith(keywords) }, all);
}

/** Keeps a location as a place, and returns its id; undefined when it is no place on a map. */
function takePlace(location: Location, at: string, all: Collected): string | undefined {
  const { latitude, longitude, location_type: type, name } = location;
  if (
    (type && type !== 'physical') ||
    typeof latitude !== 'number' ||
    typeof longitude !== 'number' ||
    !name
  ) {
    all.notes.push(`${at}: left out, it is no physical location with a name, latitude and longitude`);
    return undefined;
  }
  const id = idOf(location.id);
  const access = (location.accessibility ?? []).flatMap(({ description, details }) => [description, details]);
  const description = [location.description, ...access];
  const texts = textsOf({ name, ...(description.some(Boolean) ? { description } : {}) }, at, all);
  const [first] = (location.addresses ?? []).toSorted((a, b) => rank(a.address_type) - rank(b.address_type));
  const address = [first?.address_1, first?.address_2, first?.city, first?.postal_code]
    .filter(Boolean)
    .join(', ');
  // The source says neither: what someone decided for the folder stays. Nothing is promised without a look.
  const known = all.knownPlaces.get(id);
  const facts = {
    kind: known?.kind ?? 'other',
    stepFree: known?.stepFree ?? false,
    position: [longitude, latitude],
    address,
    phone: contactOf([location]).phone,
    url: urlOf(location.url),
    hours: hours(location.schedules ?? [], at, all),
  };
  keep({ list: 'places', id, at, texts, facts, owned: PLACE }, all);
  return id;
}

const rank = (type: string | null | undefined): number => (type === 'physical' ? 0 : 1);

/** An entry that comes several times, as locations do, is kept once; twice a service of one id is a mistake. */
function keep(found: Found, { entries, problems, file }: Collected): void {
  const key = `${found.list}/${found.id}`;
  if (found.list === 'departments' && entries.has(key))
    problems.push({
      file,
      path: found.at,
      reason: `expected an id used once; ${entries.get(key)?.at} has it`,
    });
  else if (!entries.has(key)) entries.set(key, found);
}

function textsOf(
  source: Readonly<Record<string, string | readonly (string | null | undefined)[]>>,
  at: string,
  { problems, file }: Collected,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [field, value] of Object.entries(source)) {
    const parts = (typeof value === 'string' ? [value] : value).map((part) => plainText(part ?? ''));
    for (const part of parts)
      if (part.kind === 'wrong')
        problems.push({ file, path: `${at}.${field}`, reason: `expected ${part.expected}` });
    const lines = parts.map((part) => (part.kind === 'text' ? part.text : '')).filter((line) => line !== '');
    if (lines.length > 0) texts[field] = lines.join('\n');
    else if (parts.every(({ kind }) => kind === 'text'))
      problems.push({ file, path: `${at}.${field}`, reason: 'expected a text' });
  }
  return texts;
}

type Reachable = { readonly phones?: Service['phones']; readonly email?: string | null | undefined };

function contactOf(several: readonly Reachable[]): { phone: string | undefined; email: string | undefined } {
  const phones = several.flatMap((one) => one.phones ?? []).filter(({ type }) => type !== 'fax');
  const phone = phones[0]?.number.replace(/^["'\s]+|["'\s]+$/g, '') || undefined;
  return { phone, email: several.map(({ email }) => email).find(Boolean) ?? undefined };
}

function hours(schedules: Service['schedules'], at: string, { terms, notes }: Collected): object | undefined {
  const read = hoursOf(schedules ?? [], terms.today);
  if (read === 'unclear') notes.push(`${at}: its hours were left out, they are not a plain week`);
  return read === null || read === 'unclear' ? undefined : read;
}

/** An id as the content has them: the source's own where it can be one, as UUIDs can; else always the same for the same. */
const idOf = (id: string): string =>
  ContentId.safeParse(id.toLowerCase()).data ?? `hsds-${sha256(id).slice(0, 20)}`;

const urlOf = (url: string | null | undefined): string | undefined =>
  url && URL.canParse(url) && url.startsWith('https://') && url.length <= 300 ? url : undefined;
