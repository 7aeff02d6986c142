import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';

/**
 * A reference with its hyphens, when it was typed without them. What no application, booking or report of the town has, or more
 * than one could be, stays as it was typed.
 */
export async function wholeReference(db: Kysely<Schema>, townId: string, typed: string): Promise<string> {
  if (typed.includes('-')) return typed;
  const { rows } = await sql<{ reference: string }>`
    select reference from cases where town_id = ${townId} and replace(reference, '-', '') = ${typed}
    union select reference from bookings where town_id = ${townId} and replace(reference, '-', '') = ${typed}
    union select request_id from service_requests where town_id = ${townId} and replace(request_id, '-', '') = ${typed}
    limit 2
  `.execute(db);
  const [only, ...others] = rows;
  return only && others.length === 0 ? only.reference : typed;
}
