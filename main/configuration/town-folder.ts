import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Facilities, type Facility } from '../../domain/booking/index.ts';
import { FeeList } from '../../domain/form/index.ts';
import { type QueueDefinition, QueueDefinitions } from '../../domain/queue/index.ts';
import {
  BillKind,
  inTownOrder,
  ServiceDefinition,
  type Town,
  TownDefinition,
} from '../../domain/town/index.ts';
import {
  incompleteText,
  repeated,
  townProblem,
  unknownFacility,
  unknownFee,
  unknownInOrder,
  unknownQueue,
} from './complete-town.ts';
import { problemIn, type Read, readJsonFile } from './read-json-file.ts';

export type TownFolder = { readonly town: Town; readonly billKinds: readonly BillKind[] };

const MOST_SERVICES = 60;

/**
 * Reads a town from its folder: `town.json`, `services/*.json` in the town's order, `bills/kinds.json`,
 * `fees.json` where services look fees up, `queues.json` where residents take numbers, and `facilities.json` where they book.
 * Every text must be there in every language that the town offers. `onDefinition` hears of a good `town.json` before the rest is read.
 */
export async function readTownFolder(
  folder: string,
  onDefinition: (town: TownDefinition) => void = () => undefined,
): Promise<Read<TownFolder>> {
  const townFile = join(folder, 'town.json');
  const definition = await readJsonFile(townFile, TownDefinition);
  if (definition.kind === 'problem') return definition;
  const wrong = townProblem(definition.value) ?? incompleteText(definition.value, definition.value);
  if (wrong) return problemIn(townFile, wrong.path, wrong.expected);
  onDefinition(definition.value);

  const fees = await readFees(join(folder, 'fees.json'));
  if (fees.kind === 'problem') return fees;
  const queues = await readQueues(join(folder, 'queues.json'), definition.value);
  if (queues.kind === 'problem') return queues;
  const facilities = await readFacilities(join(folder, 'facilities.json'), definition.value);
  if (facilities.kind === 'problem') return facilities;
  const known = { fees: fees.value, queues: queues.value ?? [], facilities: facilities.value ?? [] };
  const services = await readServices(join(folder, 'services'), definition.value, known);
  if (services.kind === 'problem') return services;
  const nowhere = unknownInOrder(definition.value, services.value);
  if (nowhere) return problemIn(townFile, nowhere.path, nowhere.expected);

  const kindsFile = join(folder, 'bills', 'kinds.json');
  const kinds = await readJsonFile(kindsFile, z.array(BillKind).min(1).max(200));
  if (kinds.kind === 'problem') return kinds;
  const gap = incompleteText(kinds.value, definition.value) ?? repeated(kinds.value, 'kind');
  if (gap) return problemIn(kindsFile, gap.path, gap.expected);

  const town = {
    definition: definition.value,
    services: inTownOrder(definition.value.order ?? [], services.value, ({ serviceId }) => serviceId),
    fees: fees.value,
    ...(queues.value === null ? {} : { queues: queues.value }),
    ...(facilities.value === null ? {} : { facilities: facilities.value }),
  };
  return { kind: 'read', value: { town, billKinds: kinds.value } };
}

/** A town whose services look no fee up needs no list. */
async function readFees(file: string): Promise<Read<FeeList>> {
  return (await isThere(file)) ? readJsonFile(file, FeeList) : { kind: 'read', value: {} };
}

/** Null for a town where nobody takes a number. */
async function readQueues(file: string, town: TownDefinition): Promise<Read<QueueDefinition[] | null>> {
  if (!(await isThere(file))) return { kind: 'read', value: null };
  const queues = await readJsonFile(file, QueueDefinitions);
  if (queues.kind === 'problem') return queues;
  const gap = incompleteText(queues.value, town);
  return gap ? problemIn(file, gap.path, gap.expected) : queues;
}

/** Null for a town that lets nothing. */
async function readFacilities(file: string, town: TownDefinition): Promise<Read<Facility[] | null>> {
  if (!(await isThere(file))) return { kind: 'read', value: null };
  const facilities = await readJsonFile(file, Facilities);
  if (facilities.kind === 'problem') return facilities;
  const gap = incompleteText(facilities.value, town);
  return gap ? problemIn(file, gap.path, gap.expected) : facilities;
}

/** What services may name. */
type Known = {
  readonly fees: FeeList;
  readonly queues: readonly QueueDefinition[];
  readonly facilities: readonly Facility[];
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function readServices(
  folder: string,
  town: TownDefinition,
  { fees, queues, facilities }: Known,
): Promise<Read<ServiceDefinition[]>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  if (files.length === 0 || files.length > MOST_SERVICES) {
    return problemIn(folder, '', `1 to ${MOST_SERVICES} service files whose names end in .json`);
  }
  const services: ServiceDefinition[] = [];
  for (const name of files) {
    const file = join(folder, name);
    const service = await readJsonFile(file, ServiceDefinition);
    if (service.kind === 'problem') return service;
    const gap = incompleteText(service.value, town);
    if (gap) return problemIn(file, gap.path, gap.expected);
    if (services.some((other) => other.serviceId === service.value.serviceId)) {
      return problemIn(file, 'serviceId', 'an id that no other service of the town has');
    }
    const unknown =
      unknownFee(service.value, fees) ??
      unknownQueue(service.value, queues) ??
      unknownFacility(service.value, facilities);
    if (unknown) return problemIn(file, unknown.path, unknown.expected);
    services.push(service.value);
  }
  return { kind: 'read', value: services };
}
