import { type Kysely, sql } from 'kysely';
import type { DayRule } from '../../../domain/settlement/index.ts';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { Schema } from '../database/index.ts';

/** How a town counts its days, and up to which one they are closed; null while none is. */
export type TownDays = { readonly rule: DayRule; readonly closedUpTo: string | null };

/** A day that begins and ends at midnight, where a town has not said otherwise. */
const MIDNIGHT = '24:00';

export const dayRuleOf = ({ timeZone, settlement }: TownDefinition): DayRule => ({
  timeZone,
  cutOff: settlement?.cutOff ?? MIDNIGHT,
});

/** How every town counts its days. */
export async function dayRules(db: Kysely<Schema>): Promise<ReadonlyMap<string, TownDays>> {
  const rows = await db
    .selectFrom('towns')
    .select(['town_id', 'definition'])
    .select(
      sql<
        string | null
      >`(select max(day) from settlement_closings where settlement_closings.town_id = towns.town_id)`.as(
        'closed_up_to',
      ),
    )
    .execute();
  return new Map(
    rows.map(({ town_id, definition, closed_up_to }) => [
      town_id,
      { rule: dayRuleOf(TownDefinition.parse(definition)), closedUpTo: closed_up_to },
    ]),
  );
}
