import { type RawBuilder, sql } from 'kysely';
import type { Retention } from '../../../domain/town/index.ts';
import type { Schema } from '../database/index.ts';
import { hasOpenException } from '../ledger/index.ts';

/** One kind of personal data: where it is, when its time is over, what holds it, and how it goes. The table is called `one`. */
export type Erasure = {
  readonly kind: Exclude<keyof Retention, 'audit'>;
  readonly table: keyof Schema & string;
  readonly isDue: (townId: string, before: Date) => RawBuilder<unknown>;
  /** Null: nothing holds it. */
  readonly isHeld: RawBuilder<unknown> | null;
  /** What is set to nothing; null: the whole row goes. */
  readonly set: RawBuilder<unknown> | null;
};

/** A clerk has something open about the transaction: what belongs to it stays. */
const OPEN_EXCEPTION = hasOpenException('one');

/** Besides, what was answered is needed until the town has decided, and as long as a report is open. */
const UNDECIDED = sql<boolean>`(${OPEN_EXCEPTION} or exists (
  select 1 from applications where applications.kiosk_id = one.kiosk_id and applications.transaction_id = one.transaction_id
    and applications.status in ('received', 'in-review', 'more-needed')
) or exists (
  select 1 from service_requests where service_requests.kiosk_id = one.kiosk_id
    and service_requests.transaction_id = one.transaction_id and service_requests.status = 'open'
))`;

const record = (kind: 'account' | 'answers' | 'receipt' | 'email', isHeld = OPEN_EXCEPTION): Erasure => ({
  kind,
  table: 'personal_records',
  isDue: (townId, before) => sql`one.kind = ${kind} and one.received_at < ${before}
    and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
  isHeld,
  set: null,
});

/** Notes go with the personal data of what they are about: its time is over when none of it is left. */
const note = (
  kind: 'receipt' | 'reports' | 'holders',
  isOver: (before: Date) => RawBuilder<unknown>,
): Erasure => ({
  kind,
  table: 'notes',
  isDue: (townId, before) => sql`one.town_id = ${townId} and one.text <> ''
    and one.written_at < ${before} and ${isOver(before)}`,
  isHeld: OPEN_EXCEPTION,
  set: sql`text = ''`,
});

/** Everything that central keeps of residents and of its own people, besides the ledger, which names no one. */
export const ERASURES: readonly Erasure[] = [
  record('account'),
  record('answers', UNDECIDED),
  record('receipt'),
  record('email'),
  {
    kind: 'applications',
    table: 'applications',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.changed_at < ${before}
      and one.status in ('approved', 'refused', 'closed') and (one.holder_name, one.surname, one.note) <> ('', '', '')`,
    isHeld: OPEN_EXCEPTION,
    set: sql`holder_name = '', surname = '', note = ''`,
  },
  {
    kind: 'holders',
    table: 'accounts',
    isDue: (townId, before) => sql`one.town_id = ${townId} and (one.holder_name, one.surname) <> ('', '')
      and not exists (
        select 1 from bills where bills.town_id = one.town_id and bills.account_number = one.account_number
          and (bills.imported_at >= ${before} or bills.withdrawn_at >= ${before}
            or (bills.paid_minor < bills.amount_minor and bills.withdrawn_at is null))
      )`,
    isHeld: sql`exists (
      select 1 from bills
      left join holds on holds.town_id = bills.town_id and holds.bill_id = bills.bill_id
      left join posting_lines on posting_lines.town_id = bills.town_id and posting_lines.bill_id = bills.bill_id
      join exceptions on exceptions.closed_at is null and (
        (exceptions.kiosk_id = holds.kiosk_id and exceptions.transaction_id = holds.transaction_id) or
        (exceptions.kiosk_id = posting_lines.kiosk_id and exceptions.transaction_id = posting_lines.transaction_id))
      where bills.town_id = one.town_id and bills.account_number = one.account_number
    )`,
    set: sql`holder_name = '', holder_searchable = '', surname = '', card_number = null`,
  },
  {
    kind: 'bookings',
    table: 'bookings',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.ends_at < ${before}
      and (one.holder_name is not null or one.surname is not null or one.contact is not null)`,
    isHeld: OPEN_EXCEPTION,
    set: sql`holder_name = null, surname = null, contact = null`,
  },
  {
    kind: 'reportContacts',
    table: 'service_requests',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.status = 'closed'
      and one.updated_at < ${before} and one.contact is not null`,
    isHeld: OPEN_EXCEPTION,
    set: sql`contact = null`,
  },
  {
    // Before the reports that name them forget their pictures.
    kind: 'reports',
    table: 'file_parts',
    isDue: (townId, before) => sql`one.bytes <> '' and exists (
        select 1 from service_requests where service_requests.town_id = ${townId}
          and service_requests.status = 'closed' and service_requests.updated_at < ${before}
          and ('stored:' || one.file_id) = any(string_to_array(service_requests.media_url, E'\\n'))
      )`,
    isHeld: null,
    set: sql`bytes = ''`,
  },
  {
    kind: 'reports',
    table: 'service_requests',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.status = 'closed'
      and one.updated_at < ${before} and ((one.description, one.attributes::text) <> ('', '{}') or one.media_url is not null)`,
    isHeld: OPEN_EXCEPTION,
    set: sql`description = '', attributes = '{}', address = null, latitude = null, longitude = null,
      media_url = null, status_notes = '', contact = null`,
  },
  {
    kind: 'reports',
    table: 'report_forwards',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.outside_notes is not null and exists (
        select 1 from service_requests where service_requests.town_id = one.town_id
          and service_requests.request_id = one.request_id and service_requests.status = 'closed'
          and service_requests.updated_at < ${before}
      )`,
    isHeld: null,
    set: sql`outside_notes = null`,
  },
  {
    kind: 'appointments',
    table: 'appointments',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.starts_at < ${before}`,
    isHeld: null,
    set: null,
  },
  {
    kind: 'tickets',
    table: 'queue_tickets',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.taken_at < ${before}`,
    isHeld: null,
    set: null,
  },
  {
    kind: 'ratings',
    table: 'ratings',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.rated_at < ${before}`,
    isHeld: null,
    set: null,
  },
  {
    kind: 'helpCalls',
    table: 'help_calls',
    isDue: (townId, before) => sql`one.done_at < ${before}
      and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
    isHeld: null,
    set: null,
  },
  {
    kind: 'mails',
    table: 'receipt_mails',
    isDue: (townId, before) => sql`one.give_up_at < ${before} and one.state <> 'queued'
      and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
    isHeld: OPEN_EXCEPTION,
    set: null,
  },
  note(
    'receipt',
    () => sql`one.transaction_id is not null and not exists (
    select 1 from personal_records where personal_records.kiosk_id = one.kiosk_id
      and personal_records.transaction_id = one.transaction_id
  )`,
  ),
  note(
    'reports',
    (before) => sql`one.request_id is not null and not exists (
    select 1 from service_requests where service_requests.town_id = one.town_id
      and service_requests.request_id = one.request_id
      and (service_requests.status <> 'closed' or service_requests.updated_at >= ${before})
  )`,
  ),
  note(
    'holders',
    () => sql`one.account_number is not null and not exists (
    select 1 from accounts where accounts.town_id = one.town_id
      and accounts.account_number = one.account_number and accounts.holder_name <> ''
  )`,
  ),
  {
    kind: 'users',
    table: 'users',
    isDue: (
      townId,
      before,
    ) => sql`(one.town_id is null or one.town_id = ${townId}) and one.disabled_at < ${before}
      and not exists (select 1 from sessions where sessions.user_name = one.user_name)`,
    isHeld: null,
    set: null,
  },
];
