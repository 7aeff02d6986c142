import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Kept, KeptWhy, PersonalKind, sumPersonalData } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { type Chosen, ERASURES, type Erasure, type Hold, type OfPerson } from '../retention/index.ts';
import { BOOKS } from './books.ts';

const MOST_NAMES = 5;

/** A kind of personal data of which it can be said whose it is. */
export type PersonalErasure = Erasure & { readonly ofPerson: OfPerson };
export const PERSONAL_ERASURES: readonly PersonalErasure[] = ERASURES.flatMap((erasure) =>
  erasure.ofPerson ? [{ ...erasure, ofPerson: erasure.ofPerson }] : [],
);

/** All that keeps a row although its person asks. */
export const holdsAgainst = ({ holds, ofPerson }: PersonalErasure, now: Date): readonly Hold[] => [
  ...holds,
  ...ofPerson.unfinished(now),
];

/** What is held about a person: by kind, how much could be erased now, and how much is kept and why. */
export async function sumChosen(
  db: Kysely<Schema>,
  chosen: Chosen,
  now: Date,
): Promise<{ kind: 'summed' } & Extract<z.infer<typeof sumPersonalData.response>, { kind: 'summed' }>> {
  const erasable = new Map<PersonalKind, number>();
  const kept: Kept[] = [];
  for (const erasure of PERSONAL_ERASURES) {
    for (const { why, count, names } of await countByHold(db, erasure, chosen, now)) {
      const { what } = erasure.ofPerson;
      if (why === null) erasable.set(what, (erasable.get(what) ?? 0) + count);
      else kept.push({ what, why, count, names });
    }
  }
  for (const { what, table, isOf, name } of BOOKS) {
    const { rows } = await sql<{ count: number; names: string[] | null }>`
      select count(*)::int as count, (array_agg(distinct ${name}))[1:${MOST_NAMES}] as names
      from ${sql.table(table)} as one where ${isOf(chosen)}`.execute(db);
    const { count, names } = rows[0] ?? { count: 0, names: null };
    if (count > 0) kept.push({ what, why: 'books', count, names: names ?? [] });
  }
  return {
    kind: 'summed',
    erasable: [...erasable].map(([what, count]) => ({ what, count })),
    kept,
  };
}

type Counted = { readonly why: KeptWhy | null; readonly count: number; readonly names: string[] };

/** A row that several things hold is counted under the first of them. */
async function countByHold(
  db: Kysely<Schema>,
  erasure: PersonalErasure,
  chosen: Chosen,
  now: Date,
): Promise<readonly Counted[]> {
  const { table, isFilled, ofPerson } = erasure;
  const { rows } = await sql<Counted>`
    select why, count(*)::int as count,
      coalesce((array_agg(distinct name) filter (where name is not null))[1:${MOST_NAMES}], '{}') as names
    from (
      select ${whyOf(holdsAgainst(erasure, now))} as why, ${ofPerson.name} as name
      from ${sql.table(table)} as one where ${ofPerson.isOf(chosen)} and ${isFilled ?? sql`true`}
    ) as held group by why order by why`.execute(db);
  return rows;
}

const whyOf = (holds: readonly Hold[]): RawBuilder<KeptWhy | null> => sql`case
  ${sql.join(
    holds.map(({ why, is }) => sql`when ${is} then ${why}::text`),
    sql` `,
  )} else null end`;
