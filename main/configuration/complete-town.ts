import type { Facility } from '../../domain/booking/index.ts';
import type { FeeList } from '../../domain/form/index.ts';
import type { QueueDefinition } from '../../domain/queue/index.ts';
import {
  incompleteText as incompleteIn,
  LANGUAGES,
  type PlainProblem,
  withoutRegion,
} from '../../domain/text/index.ts';
import { accentProblem, type ServiceDefinition, type TownDefinition } from '../../domain/town/index.ts';

export type Gap = PlainProblem;

/** What is wrong with a town that has the right form: contradictions, and names that the machine does not know. */
export function townProblem(town: TownDefinition): Gap | null {
  for (const [index, language] of town.languages.entries()) {
    if (!LANGUAGES.includes(language)) {
      return { path: `languages[${index}]`, expected: `one of ${LANGUAGES.join(', ')}` };
    }
    if (town.languages.indexOf(language) !== index) {
      return { path: `languages[${index}]`, expected: 'every language once' };
    }
  }
  if (!town.languages.includes(town.defaultLanguage)) {
    return { path: 'defaultLanguage', expected: `one of the town's languages: ${town.languages.join(', ')}` };
  }
  const notOffered = (town.regions ?? []).findIndex((tag) => !town.languages.includes(withoutRegion(tag)));
  if (notOffered !== -1) {
    return {
      path: `regions[${notOffered}]`,
      expected: `one of the town's languages: ${town.languages.join(', ')}`,
    };
  }
  if (!isTimeZone(town.timeZone)) {
    return { path: 'timeZone', expected: 'a time zone such as Europe/Berlin' };
  }
  if (!Intl.supportedValuesOf('currency').includes(town.currency)) {
    return { path: 'currency', expected: 'a currency of ISO 4217 such as EUR' };
  }
  return town.accent === undefined ? null : accentProblem(town.colour, town.accent);
}

/** The first text that lacks one of the town's languages: a language is complete or not offered. */
export const incompleteText = (content: unknown, { languages }: TownDefinition): Gap | null =>
  incompleteIn(content, languages);

/** A fee that is looked up in the town's list and is not there. */
export function unknownFee(service: ServiceDefinition, list: FeeList): Gap | null {
  if (service.kind !== 'form') return null;
  const at = service.fees.findIndex(
    ({ amount }) => amount.kind === 'looked-up' && list[amount.fee] === undefined,
  );
  return at === -1 ? null : { path: `fees[${at}].amount.fee`, expected: 'a fee of fees.json' };
}

/** A queue that a service gives numbers for and the town does not have. */
export function unknownQueue(service: ServiceDefinition, queues: readonly QueueDefinition[]): Gap | null {
  if (service.kind !== 'queue') return null;
  const at = service.queues.findIndex((queueId) => !queues.some((queue) => queue.queueId === queueId));
  return at === -1 ? null : { path: `queues[${at}]`, expected: 'a queue of queues.json' };
}

/** A facility that a service books and the town does not have; with none named, any that it has. */
export function unknownFacility(service: ServiceDefinition, facilities: readonly Facility[]): Gap | null {
  if (service.kind !== 'form') return null;
  for (const [pageAt, { fields }] of service.pages.entries()) {
    for (const [fieldAt, field] of fields.entries()) {
      if (field.kind !== 'slot') continue;
      const path = `pages[${pageAt}].fields[${fieldAt}].facilities`;
      const named = field.facilities ?? [];
      const at = named.findIndex((one) => !facilities.some(({ facilityId }) => facilityId === one));
      if (at !== -1) return { path: `${path}[${at}]`, expected: 'a facility of facilities.json' };
      if (facilities.length === 0) return { path, expected: 'a facilities.json with something to book' };
    }
  }
  return null;
}

/** A place in the order of the first screen for something that the town does not have. */
export function unknownInOrder(
  { order = [], groups = [] }: TownDefinition,
  services: readonly ServiceDefinition[],
): Gap | null {
  const ids = [...services.map(({ serviceId }) => serviceId), ...groups.map(({ groupId }) => groupId)];
  const at = order.findIndex((id, index) => !ids.includes(id) || order.indexOf(id) !== index);
  return at === -1
    ? null
    : { path: `order[${at}]`, expected: 'a service or a group of the town, named once' };
}

/** The second of two entries that have the same value under a name which must differ. */
export function repeated<Name extends string>(
  entries: readonly Readonly<Record<Name, string>>[],
  name: Name,
): Gap | null {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    if (seen.has(entry[name])) {
      return { path: `[${index}].${name}`, expected: 'a value that no other entry has' };
    }
    seen.add(entry[name]);
  }
  return null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
