import { sql } from 'kysely';
import type { Central } from '../central.ts';
import { hashOfToken, newToken } from '../hash/index.ts';

/** Of one person; the one that was unused for longest gives way. */
const MOST_DEVICES = 10;

/** Whether a person has signed in from the device with this token before. */
export async function isKnownDevice({ db }: Central, userName: string, token: string): Promise<boolean> {
  if (token === '') return false;
  const row = await db
    .selectFrom('known_devices')
    .select('user_name')
    .where('token_hash', '=', hashOfToken(token))
    .where('user_name', '=', userName)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Remembers that a person has signed in from a device, and returns the device's token: the one that it has, when central gave it that, also
 * for somebody else at the same desk.
 */
export async function rememberDevice(
  { db, now }: Central,
  userName: string,
  device: string,
): Promise<string> {
  const known = await db
    .selectFrom('known_devices')
    .select('user_name')
    .where('token_hash', '=', hashOfToken(device))
    .executeTakeFirst();
  const token = known ? device : newToken();
  const last_used_at = now();
  await db
    .insertInto('known_devices')
    .values({ token_hash: hashOfToken(token), user_name: userName, last_used_at })
    .onConflict((conflict) => conflict.columns(['token_hash', 'user_name']).doUpdateSet({ last_used_at }))
    .execute();
  await sql`
    delete from known_devices where user_name = ${userName} and token_hash not in (
      select token_hash from known_devices where user_name = ${userName}
      order by last_used_at desc limit ${MOST_DEVICES}
    )
  `.execute(db);
  return token;
}
