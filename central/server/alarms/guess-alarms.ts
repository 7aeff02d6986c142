import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { AlarmRow } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

/** From so many wrong passwords on, from devices that are not known, somebody guesses. */
const MANY = 20;

/** One alarm for each person whose password somebody guesses: it is there as long as the tries are counted. `townId` null: of all towns. */
export async function guessAlarms(
  db: Kysely<Schema>,
  townId: string | null,
): Promise<z.infer<typeof AlarmRow>[]> {
  const { rows } = await sql<{ user_name: string; times: number; first: Date; last: Date }>`
    select users.user_name, count(*)::int as times, min(tries.at) as first, max(tries.at) as last
    from tries join users on tries.bucket = 'sign-in:user:' || encode(sha256(users.user_name::bytea), 'hex')
    where users.disabled_at is null and (${townId}::text is null or users.town_id = ${townId})
    group by users.user_name having count(*) >= ${MANY} order by max(tries.at) desc limit 50
  `.execute(db);
  return rows.map((row) => ({
    kioskId: '',
    kioskCode: '',
    kind: 'password-guessed',
    epoch: 0,
    seq: 0,
    detail: `${row.times} wrong passwords for ${row.user_name} from devices that are not known; devices that are known still sign in`,
    times: row.times,
    firstAt: row.first.toISOString(),
    lastAt: row.last.toISOString(),
  }));
}
