import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BillKind, TownDefinition } from '../../../domain/town/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';

export type TownImport =
  | { readonly kind: 'imported'; readonly townId: string; readonly billKinds: number }
  | { readonly kind: 'refused'; readonly file: string; readonly path: string; readonly reason: string };

/** Takes a town from its folder: `town.json` and `bills/kinds.json`. Again with the same folder changes nothing. */
export async function importTown(central: Central, folder: string, actor: string): Promise<TownImport> {
  const town = await readJson(join(folder, 'town.json'), TownDefinition);
  if (town.kind === 'refused') return town;
  const kinds = await readJson(join(folder, 'bills', 'kinds.json'), z.array(BillKind).max(200));
  if (kinds.kind === 'refused') return kinds;
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
    await transaction
      .insertInto('towns')
      .values({ town_id: townId, definition: JSON.stringify(town.value), imported_at: now })
      .onConflict((conflict) =>
        conflict.column('town_id').doUpdateSet({ definition: JSON.stringify(town.value), imported_at: now }),
      )
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
    await writeAudit(transaction, now, { actor, action: 'import-town', subject: townId });
    return { kind: 'imported', townId, billKinds: kinds.value.length };
  });
}

type ReadJson<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly file: string; readonly path: string; readonly reason: string };

async function readJson<Value>(file: string, schema: z.ZodType<Value>): Promise<ReadJson<Value>> {
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
    return refused('', error instanceof SyntaxError ? 'not a JSON file' : 'the file cannot be read');
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { kind: 'read', value: parsed.data };
  const [issue] = parsed.error.issues;
  return refused(issue?.path.join('.') ?? '', issue?.message ?? 'not as expected');
}
