import type { Kysely } from 'kysely';
import type { Schema } from '../database/index.ts';

/** How what a token does stands in the audit log and the books. No user name has a space. */
const TOKEN = 'token ';

/** Who stands for what a token does. */
export const tokenActor = (name: string): string => `${TOKEN}${name}`;

/** Whether this was, or is, a token and no person. */
export const isTokenActor = (actor: string): boolean => actor.startsWith(TOKEN);

/**
 * Whether two actors are one person where a second one is needed: what a token did, the person did who made it. A token is never a second person
 * at all; contracts that need one say `personsOnly`.
 */
export async function isSamePerson(db: Kysely<Schema>, one: string | null, other: string): Promise<boolean> {
  if (one === null) return false;
  return (await personBehind(db, one)) === (await personBehind(db, other));
}

async function personBehind(db: Kysely<Schema>, actor: string): Promise<string> {
  if (!isTokenActor(actor)) return actor;
  const row = await db
    .selectFrom('api_tokens')
    .select('made_by')
    .where('name', '=', actor.slice(TOKEN.length))
    .executeTakeFirst();
  return row?.made_by ?? actor;
}
