import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';

/** An epoch has so many digits at most. */
const LONGEST_EPOCH = 4;
/** What may stand behind a report's reference: the beginning of its transaction. */
const LONGEST_END = 8;

/**
 * A reference with its hyphens, when it was typed without them. What no application, booking or report of the town has, or more
 * than one could be, stays as it was typed. Only whole references are looked for, by their index: anybody may ask.
 */
export async function wholeReference(db: Kysely<Schema>, townId: string, typed: string): Promise<string> {
  if (typed.includes('-')) return typed;
  const kiosks = await db
    .selectFrom('kiosks')
    .select('code')
    .where('town_id', '=', townId)
    .where(sql<boolean>`starts_with(${typed}, code)`)
    .execute();
  const possible = [...kiosks.flatMap(({ code }) => referencesOf(code, typed)), ...transactionsOf(typed)];
  if (possible.length === 0) return typed;
  const { rows } = await sql<{ reference: string }>`
    select reference from applications where town_id = ${townId} and reference = any (${possible})
    union select reference from bookings where town_id = ${townId} and reference = any (${possible})
    union select request_id from service_requests where town_id = ${townId} and request_id = any (${possible})
    limit 2
  `.execute(db);
  const [only, ...others] = rows;
  return only && others.length === 0 ? only.reference : typed;
}

/** The references that a kiosk may have given and that are typed like that without hyphens. */
function referencesOf(code: string, typed: string): string[] {
  const rest = typed.slice(code.length);
  return [rest, rest.slice(0, -LONGEST_END)].flatMap((digits) => {
    if (!/^\d{1,13}$/.test(digits)) return [];
    const end = rest.length > digits.length ? `-${rest.slice(digits.length)}` : '';
    const epochs = Array.from({ length: Math.min(LONGEST_EPOCH, digits.length - 1) }, (_, at) => at + 1);
    return [
      `${code}-${digits}${end}`,
      ...epochs.map((at) => `${code}-${digits.slice(0, at)}-${digits.slice(at)}${end}`),
    ];
  });
}

/** A report may be known by its transaction alone. */
function transactionsOf(typed: string): string[] {
  const parts = /^([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12})$/.exec(typed);
  return parts ? [parts.slice(1).join('-')] : [];
}
