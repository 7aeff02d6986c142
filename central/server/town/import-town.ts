import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Facilities } from '../../../domain/booking/index.ts';
import { Holiday } from '../../../domain/content/index.ts';
import { codeOf } from '../../../domain/failure/index.ts';
import { FeeList } from '../../../domain/form/index.ts';
import { QueueDefinitions } from '../../../domain/queue/index.ts';
import { BillKind, ServiceDefinition, TownDefinition } from '../../../domain/town/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';

export type TownImport =
  | { readonly kind: 'imported'; readonly townId: string; readonly billKinds: number }
  | { readonly kind: 'refused'; readonly file: string; readonly path: string; readonly reason: string };

/**
 * Takes a town from its folder: `town.json`, `bills/kinds.json`, `fees.json`, `queues.json`, `facilities.json` with the holidays of
 * `content/holidays.json`, and the forms among `services/*.json`. Again with
 * the same folder changes nothing; a service whose file is gone is no longer known.
 */
export async function importTown(central: Central, folder: string, actor: string): Promise<TownImport> {
  const town = await readJson(join(folder, 'town.json'), TownDefinition);
  if (town.kind === 'refused') return town;
  const kinds = await readJson(join(folder, 'bills', 'kinds.json'), z.array(BillKind).max(200));
  if (kinds.kind === 'refused') return kinds;
  const services = await readServices(join(folder, 'services'));
  if (services.kind === 'refused') return services;
  const feeFile = join(folder, 'fees.json');
  const fees = await readJson(feeFile, FeeList, {});
  if (fees.kind === 'refused') return fees;
  const queues = await readJson(join(folder, 'queues.json'), QueueDefinitions, []);
  if (queues.kind === 'refused') return queues;
  const facilities = await readJson(join(folder, 'facilities.json'), Facilities, []);
  if (facilities.kind === 'refused') return facilities;
  const holidays = await readJson(join(folder, 'content', 'holidays.json'), z.array(Holiday).max(1_000), []);
  if (holidays.kind === 'refused') return holidays;
  const { townId, currency } = town.value;
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const other = await transaction
      .selectFrom('bills')
      .select('currency')
      .where('town_id', '=', townId)
      .where('currency', '!=', currency)
      .limit(1)
      .executeTakeFirst();
    if (other) {
      const reason = `there are bills in ${other.currency} already`;
      return { kind: 'refused', file: join(folder, 'town.json'), path: 'currency', reason };
    }
    const kept = {
      definition: JSON.stringify(town.value),
      fees: JSON.stringify(fees.value),
      queues: JSON.stringify(queues.value),
      facilities: JSON.stringify(facilities.value),
      holidays: JSON.stringify(holidays.value),
      imported_at: now,
    };
    await transaction
      .insertInto('towns')
      .values({ town_id: townId, ...kept })
      .onConflict((conflict) => conflict.column('town_id').doUpdateSet(kept))
      .execute();
    for (const { kind, title } of kinds.value) {
      await transaction
        .insertInto('bill_kinds')
        .values({ town_id: townId, kind, title: JSON.stringify(title) })
        .onConflict((conflict) =>
          conflict.columns(['town_id', 'kind']).doUpdateSet({ title: JSON.stringify(title) }),
        )
        .execute();
    }
    await storeServices(transaction, townId, services.value);
    await writeAudit(transaction, now, { actor, action: 'import-town', subject: townId });
    return { kind: 'imported', townId, billKinds: kinds.value.length };
  });
}

async function storeServices(
  transaction: DatabaseTransaction,
  townId: string,
  services: readonly ServiceDefinition[],
): Promise<void> {
  await transaction.deleteFrom('services').where('town_id', '=', townId).execute();
  // The title of a service that is gone stays: its transactions are still there.
  for (const { serviceId, title } of services) {
    const kept = { title: JSON.stringify(title) };
    await transaction
      .insertInto('service_titles')
      .values({ town_id: townId, service_id: serviceId, ...kept })
      .onConflict((conflict) => conflict.columns(['town_id', 'service_id']).doUpdateSet(kept))
      .execute();
  }
  const forms = services.filter(({ kind }) => kind === 'form');
  if (forms.length === 0) return;
  await transaction
    .insertInto('services')
    .values(
      forms.map((form) => ({
        town_id: townId,
        service_id: form.serviceId,
        definition: JSON.stringify(form),
      })),
    )
    .execute();
}

/** A town's services. */
async function readServices(folder: string): Promise<ReadJson<ServiceDefinition[]>> {
  const names = await readdir(folder).catch(() => []);
  const services: ServiceDefinition[] = [];
  const codes = new Set<string>();
  for (const name of names.filter((one) => one.endsWith('.json') && !one.startsWith('.')).sort()) {
    const service = await readJson(join(folder, name), ServiceDefinition);
    if (service.kind === 'refused') return service;
    services.push(service.value);
    const codesOf = service.value.kind === 'form' ? service.value.open311?.codes : undefined;
    for (const code of Object.values(codesOf ?? {})) {
      const reason = `a code that no other service has; ${code} is another's already`;
      if (codes.has(code))
        return { kind: 'refused', file: join(folder, name), path: 'open311.codes', reason };
      codes.add(code);
    }
  }
  return { kind: 'read', value: services };
}

type ReadJson<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly file: string; readonly path: string; readonly reason: string };

/** Reads a file; one that is not there is the other value, where there is one. */
async function readJson<Value>(
  file: string,
  schema: z.ZodType<Value>,
  otherwise?: Value,
): Promise<ReadJson<Value>> {
  const refused = (path: string, reason: string): ReadJson<Value> => ({
    kind: 'refused',
    file,
    path,
    reason,
  });
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (otherwise !== undefined && codeOf(error) === 'ENOENT') return { kind: 'read', value: otherwise };
    return refused('', error instanceof SyntaxError ? 'not a JSON file' : 'the file cannot be read');
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { kind: 'read', value: parsed.data };
  const [issue] = parsed.error.issues;
  return refused(issue?.path.join('.') ?? '', issue?.message ?? 'not as expected');
}
