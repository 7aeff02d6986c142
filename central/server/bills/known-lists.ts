import type { DatabaseTransaction } from '../database/index.ts';

type List = {
  readonly townId: string;
  readonly digest: string;
  readonly asOf: Date | null;
  readonly now: Date;
};

/** Clocks differ a little between the town's books and central. */
const CLOCKS_APART_MS = 10 * 60_000;

/** Whether a list is new, the last one again, or older than the last one: an older list would bring back what is paid. */
export async function outOfOrder(
  transaction: DatabaseTransaction,
  { townId, digest, asOf, now }: List,
): Promise<{ readonly kind: 'new' | 'again' } | { readonly kind: 'refused'; readonly reason: string }> {
  const refused = (reason: string) => ({ kind: 'refused', reason }) as const;
  if (asOf !== null && asOf.getTime() > now.getTime() + CLOCKS_APART_MS)
    return refused(`#as-of lies in the future: ${asOf.toISOString()}`);
  const last = await transaction
    .selectFrom('bill_lists')
    .select(['digest', 'as_of'])
    .where('town_id', '=', townId)
    .orderBy('list_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return { kind: 'new' };
  if (last.digest === digest) return { kind: 'again' };
  const dated = await transaction
    .selectFrom('bill_lists')
    .select(({ fn }) => fn.max('as_of').as('as_of'))
    .where('town_id', '=', townId)
    .executeTakeFirst();
  const newest = dated?.as_of ?? null;
  if (asOf !== null)
    return newest !== null && asOf < newest
      ? refused(
          `the list is of ${asOf.toISOString()}, and one of ${newest.toISOString()} was imported already`,
        )
      : { kind: 'new' };
  const earlier = await transaction
    .selectFrom('bill_lists')
    .select('imported_at')
    .where('town_id', '=', townId)
    .where('digest', '=', digest)
    .orderBy('list_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return earlier
    ? refused(
        `this very file was imported at ${earlier.imported_at.toISOString()}, and another one after it; if it is right all the same, give it a line #as-of,<time>`,
      )
    : { kind: 'new' };
}

/** Remembers a list that was taken. */
export async function rememberList(
  transaction: DatabaseTransaction,
  { townId, digest, asOf, now, actor, bills }: List & { readonly actor: string; readonly bills: number },
): Promise<void> {
  await transaction
    .insertInto('bill_lists')
    .values({ town_id: townId, digest, as_of: asOf, imported_at: now, imported_by: actor, bills })
    .execute();
}
