import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../database/index.ts';
import { CLOSED, REOPENED } from './read-settlements.ts';

/** A kiosk that has said nothing for this long may not come back: a clerk has to know of the money that it was asking for. */
const SILENT_MS = 60 * 60_000;

/**
 * Calls a clerk for payments whose outcome the kiosk has not told for an hour: it was switched off, or cut off, in the middle.
 * When it is heard again, its own word takes the place of this.
 */
export async function callClerkForSilence(db: Kysely<Schema>, now: Date): Promise<void> {
  const since = new Date(now.getTime() - SILENT_MS);
  await openUnknown(db, now, 'kiosk-silent', sql`changed_at < ${since}`);
}

/**
 * Calls a clerk for everything that the former journal of a kiosk leaves open: no one will tell how it ended. What it holds stays
 * held, also where central has not heard more than that it was to be paid.
 */
export async function callClerkForOldJournal(db: Kysely<Schema>, kioskId: string, now: Date): Promise<void> {
  await openUnknown(db, now, 'set-up-anew', sql`kiosk_id = ${kioskId}::uuid`);
  await sql`
    with leases as (
      update holds set expires_at = null
      where kiosk_id = ${kioskId}::uuid and expires_at > ${now} and not ${isOver('holds')}
      returning kiosk_id, transaction_id, amount_minor, (
        select currency from bills where bills.town_id = holds.town_id and bills.bill_id = holds.bill_id
      ) as currency
    )
    insert into exceptions (kiosk_id, transaction_id, kind, detail, amount_minor, currency, opened_at)
    select kiosk_id, transaction_id, 'payment-unknown', 'set-up-anew', sum(amount_minor), min(currency), ${now}
    from leases group by kiosk_id, transaction_id
    on conflict (kiosk_id, transaction_id, kind) do nothing
  `.execute(db);
  await sql`
    with leases as (
      update bookings set held_until = null
      where kiosk_id = ${kioskId}::uuid and state = 'held' and held_until > ${now} and not ${isOver('bookings')}
      returning kiosk_id, transaction_id
    )
    insert into exceptions (kiosk_id, transaction_id, kind, detail, opened_at)
    select kiosk_id, transaction_id, 'payment-unknown', 'set-up-anew', ${now} from leases
    on conflict (kiosk_id, transaction_id, kind) do nothing
  `.execute(db);
}

/** A transaction that central knows to be over holds nothing that a clerk would have to look at. */
const isOver = (holding: 'holds' | 'bookings') => sql`exists (
  select 1 from transactions where transactions.kiosk_id = ${sql.ref(`${holding}.kiosk_id`)}
    and transactions.transaction_id = ${sql.ref(`${holding}.transaction_id`)} and transactions.status <> 'open'
)`;

/** Opens what is not open yet. Money on its way back stands in an exception already, as does what the kiosk has called a clerk for. */
async function openUnknown(
  db: Kysely<Schema>,
  now: Date,
  detail: string,
  which: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into exceptions (kiosk_id, transaction_id, kind, detail, amount_minor, currency, opened_at)
    select kiosk_id, transaction_id, 'payment-unknown', ${detail}, amount_minor, currency, ${now}
    from transactions where standing = 'unknown' and ${which} and not ${clerkHasSaid}
    on conflict (kiosk_id, transaction_id, kind) do update set closed_at = null, detail = excluded.detail
      where exceptions.closed_at is not null
  `.execute(db);
}

/** A clerk has ended the doubt about this request, and the kiosk has said nothing since; or its charge is posted. */
const clerkHasSaid = sql`exists (
  select 1 from clerk_entries said where said.kiosk_id = transactions.kiosk_id
    and said.transaction_id = transactions.transaction_id and said.kind = ${CLOSED}
    and said.body->>'exception' = 'payment-unknown'
    and said.body->'money'->>'attempt' = transactions.state->'payment'->>'attempt'
    and (said.written_at >= transactions.changed_at or said.body->'way'->>'kind' = 'charged')
    and not exists (
      select 1 from clerk_entries back where back.kiosk_id = said.kiosk_id and back.transaction_id = said.transaction_id
        and back.kind = ${REOPENED} and back.body->>'entryId' = said.clerk_entry_id::text
    )
)`;
