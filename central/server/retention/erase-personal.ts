import { type RawBuilder, sql } from 'kysely';
import { retentionOf } from '../../../domain/town/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readTown } from '../town/index.ts';
import { ERASURES, type Erasure, type Hold } from './erasures.ts';

/** How many of each kind a run erased, and how many were due but held. */
export type RetentionRun = {
  readonly townId: string;
  readonly erased: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
};

const DAY_MS = 86_400_000;

/**
 * Erases the personal data whose time is over, of every town by its own retention, and keeps what each run did. The journals'
 * chains stay whole: they hold salted hashes of what is erased.
 */
export async function erasePersonalData(central: Central): Promise<readonly RetentionRun[]> {
  const towns = await central.db.selectFrom('towns').select('town_id').orderBy('town_id').execute();
  const runs: RetentionRun[] = [];
  for (const { town_id } of towns) runs.push(await eraseOfTown(central, town_id));
  await eraseAudit(
    central,
    towns.map(({ town_id }) => town_id),
  );
  return runs;
}

/** The audit log is of all towns: names stay in it as long as the one that keeps them longest wants. */
async function eraseAudit(central: Central, townIds: readonly string[]): Promise<void> {
  const towns = await Promise.all(townIds.map((townId) => readTown(central.db, townId)));
  if (towns.length === 0) return;
  const days = Math.max(...towns.map((town) => retentionOf(town ?? {}).audit));
  const before = new Date(central.now().getTime() - days * DAY_MS);
  await sql`select erase_audit_before(${before})`.execute(central.db);
}

async function eraseOfTown(central: Central, townId: string): Promise<RetentionRun> {
  const now = central.now();
  const retention = retentionOf((await readTown(central.db, townId)) ?? {});
  return inTransaction(central.db, async (transaction) => {
    const erased: Record<string, number> = {};
    const held: Record<string, number> = {};
    for (const erasure of ERASURES) {
      const before = new Date(now.getTime() - retention[erasure.kind] * DAY_MS);
      const due = erasure.isDue(townId, before);
      held[erasure.kind] = (held[erasure.kind] ?? 0) + (await countHeld(transaction, erasure, due));
      erased[erasure.kind] = (erased[erasure.kind] ?? 0) + (await eraseDue(transaction, erasure, due));
    }
    const ran = { ran_at: now, erased: JSON.stringify(erased), held: JSON.stringify(held) };
    await transaction
      .insertInto('retention_runs')
      .values({ town_id: townId, ...ran })
      .onConflict((conflict) => conflict.column('town_id').doUpdateSet(ran))
      .execute();
    const detail = Object.fromEntries(Object.entries(erased).filter(([, times]) => times > 0));
    if (Object.keys(detail).length > 0) {
      const action = 'erase-personal-data';
      await writeAudit(transaction, now, { actor: 'central', action, subject: townId, detail });
    }
    return { townId, erased, held };
  });
}

/** The rows that are due, and have something to erase. */
const filled = ({ isFilled }: Erasure, due: RawBuilder<unknown>): RawBuilder<boolean> =>
  isFilled ? sql`(${due} and ${isFilled})` : sql`(${due})`;

const heldBy = (holds: readonly Hold[]): RawBuilder<boolean> =>
  holds.length === 0
    ? sql`false`
    : sql`(${sql.join(
        holds.map(({ is }) => is),
        sql` or `,
      )})`;

async function countHeld(
  transaction: DatabaseTransaction,
  erasure: Erasure,
  due: RawBuilder<unknown>,
): Promise<number> {
  if (erasure.holds.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(erasure.table)} as one
    where ${filled(erasure, due)} and ${heldBy(erasure.holds)}
  `.execute(transaction);
  return rows[0]?.count ?? 0;
}

/** Erases what is due of one kind and nothing holds; returns of how many rows. There is no second way in which personal data goes. */
export async function eraseDue(
  transaction: DatabaseTransaction,
  erasure: Erasure,
  due: RawBuilder<unknown>,
  holds = erasure.holds,
): Promise<number> {
  const { table, set } = erasure;
  const rows = sql`${filled(erasure, due)} and not ${heldBy(holds)}`;
  const { numAffectedRows } = await (set
    ? sql`update ${sql.table(table)} as one set ${set} where ${rows}`
    : sql`delete from ${sql.table(table)} as one where ${rows}`
  ).execute(transaction);
  return Number(numAffectedRows ?? 0);
}
