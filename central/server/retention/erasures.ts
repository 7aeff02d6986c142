import { type RawBuilder, sql } from 'kysely';
import type { Retention } from '../../../domain/town/index.ts';
import type { KeptWhy, PersonalKind } from '../../wire/index.ts';
import { isOneOf, type Schema, type Whose } from '../database/index.ts';
import { hasOpenException } from '../ledger/index.ts';

/** What is about one person, in one town. */
export type Chosen = {
  readonly townId: string;
  readonly transactions: readonly Whose[];
  readonly accountNumbers: readonly string[];
  readonly requestIds: readonly string[];
  readonly appointments: readonly string[];
};

/** Something that needs a row, and what it is called. */
export type Hold = { readonly why: KeptWhy; readonly is: RawBuilder<boolean> };

/** How the rows of one person are found among all, and what they are called. */
export type OfPerson = {
  readonly what: PersonalKind;
  readonly isOf: (chosen: Chosen) => RawBuilder<boolean>;
  /** What else has to be over before it may go because somebody asks; where its time decides, `isDue` says so. */
  readonly unfinished: (now: Date) => readonly Hold[];
  /** By what the person and the town know the row. */
  readonly name: RawBuilder<string | null>;
};

/** One kind of personal data: where it is, when its time is over, what holds it, and how it goes. The table is called `one`. */
export type Erasure = {
  readonly kind: Exclude<keyof Retention, 'audit'>;
  readonly table: keyof Schema & string;
  readonly isDue: (townId: string, before: Date) => RawBuilder<unknown>;
  /** Whether there is anything left in the row that could be erased; null: the whole row goes. */
  readonly isFilled: RawBuilder<boolean> | null;
  /** What keeps it in any case. */
  readonly holds: readonly Hold[];
  /** What is set to nothing; null: the whole row goes. */
  readonly set: RawBuilder<unknown> | null;
  /** Null: no one can say whose it is. */
  readonly ofPerson: OfPerson | null;
};

/** A clerk has something open about the transaction: what belongs to it stays. */
const OPEN_EXCEPTION: Hold = { why: 'exception-open', is: hasOpenException('one') };

/** Besides, what was answered is needed until the town has decided, and as long as a report is open. */
const UNDECIDED: readonly Hold[] = [
  OPEN_EXCEPTION,
  {
    why: 'application-undecided',
    is: sql`exists (
      select 1 from applications where applications.kiosk_id = one.kiosk_id and applications.transaction_id = one.transaction_id
        and applications.status in ('received', 'in-review', 'more-needed')
    )`,
  },
  {
    why: 'report-open',
    is: sql`exists (
      select 1 from service_requests where service_requests.kiosk_id = one.kiosk_id
        and service_requests.transaction_id = one.transaction_id and service_requests.status = 'open'
    )`,
  },
];

/** The kiosk is still at it, so that more of it comes; or money has to go back to somebody. */
const UNDER_WAY: readonly Hold[] = [
  {
    why: 'transaction-open',
    is: sql`exists (
      select from transactions where transactions.kiosk_id = one.kiosk_id
        and transactions.transaction_id = one.transaction_id and transactions.status = 'open'
    )`,
  },
  {
    why: 'refund-open',
    is: sql`exists (
      select from refunds where refunds.kiosk_id = one.kiosk_id
        and refunds.transaction_id = one.transaction_id and refunds.state in ('asked', 'approved')
    )`,
  },
];

const MAIL_QUEUED: Hold = {
  why: 'e-mail-on-its-way',
  is: sql`exists (
    select from receipt_mails where receipt_mails.kiosk_id = one.kiosk_id
      and one.record_id in (receipt_mails.receipt_record_id, receipt_mails.address_record_id)
      and receipt_mails.state = 'queued'
  )`,
};

const NAME_OF_TRANSACTION = sql<string | null>`(
  select reference from transactions where transactions.kiosk_id = one.kiosk_id
    and transactions.transaction_id = one.transaction_id
)`;

/** What belongs to a transaction goes with it. */
const ofTransaction = (
  what: PersonalKind,
  further: readonly Hold[] = [],
  alsoFits: RawBuilder<boolean> = sql`true`,
): OfPerson => ({
  what,
  isOf: ({ transactions }) => sql`(${isOneOf(transactions, 'one')} and ${alsoFits})`,
  unfinished: () => [...UNDER_WAY, ...further],
  name: NAME_OF_TRANSACTION,
});

const isReport = ({ townId, transactions, requestIds }: Chosen, table: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${table}.town_id`)} = ${townId} and (
    ${sql.ref(`${table}.request_id`)} = any(${[...requestIds]}::text[]) or ${isOneOf(transactions, table)}
  ))`;

/** What stands beside a report, in a table that names it. */
const ofReport = (
  what: PersonalKind,
  linked: RawBuilder<boolean>,
  name: RawBuilder<string | null>,
): OfPerson => ({
  what,
  isOf: (chosen) => sql`exists (
    select from service_requests where ${isReport(chosen, 'service_requests')} and ${linked}
  )`,
  unfinished: () => [
    {
      why: 'report-open',
      is: sql`exists (select from service_requests where ${linked} and service_requests.status = 'open')`,
    },
  ],
  name,
});

const ofReportItself = (what: PersonalKind): OfPerson => ({
  what,
  isOf: (chosen) => isReport(chosen, 'one'),
  unfinished: () => [{ why: 'report-open', is: sql`one.status = 'open'` }],
  name: sql`one.request_id`,
});

/** The chosen accounts, and those under which the fee of a chosen application is paid. */
const isAccount = ({ townId, accountNumbers, transactions }: Chosen): RawBuilder<boolean> =>
  sql`(one.town_id = ${townId} and (one.account_number = any(${[...accountNumbers]}::text[]) or one.account_number in (
    select reference from applications where applications.town_id = ${townId} and ${isOneOf(transactions, 'applications')}
  )))`;

/** A resident who pays at a kiosk has to show that they know the holder’s name. */
const BILL_OPEN: Hold = {
  why: 'bill-open',
  is: sql`exists (
    select from bills where bills.town_id = one.town_id and bills.account_number = one.account_number
      and bills.paid_minor < bills.amount_minor and bills.withdrawn_at is null
  )`,
};

const record = (
  kind: 'account' | 'answers' | 'receipt' | 'email',
  what: PersonalKind,
  holds: readonly Hold[] = [OPEN_EXCEPTION],
): Erasure => ({
  kind,
  table: 'personal_records',
  isDue: (townId, before) => sql`one.kind = ${kind} and one.received_at < ${before}
    and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
  isFilled: null,
  holds,
  set: null,
  ofPerson: ofTransaction(what, [MAIL_QUEUED], sql`one.kind = ${kind}`),
});

/** Notes go with the personal data of what they are about: its time is over when none of it is left. */
const note = (
  kind: 'receipt' | 'reports' | 'holders',
  isOver: (before: Date) => RawBuilder<unknown>,
  ofPerson: OfPerson,
): Erasure => ({
  kind,
  table: 'notes',
  isDue: (townId, before) =>
    sql`one.town_id = ${townId} and one.written_at < ${before} and ${isOver(before)}`,
  isFilled: sql`one.text <> ''`,
  holds: [OPEN_EXCEPTION],
  set: sql`text = ''`,
  ofPerson,
});

const HOLDER_OF_OPEN_EXCEPTION: Hold = {
  why: 'exception-open',
  is: sql`exists (
    select 1 from bills
    left join holds on holds.town_id = bills.town_id and holds.bill_id = bills.bill_id
    left join posting_lines on posting_lines.town_id = bills.town_id and posting_lines.bill_id = bills.bill_id
    join exceptions on exceptions.closed_at is null and (
      (exceptions.kiosk_id = holds.kiosk_id and exceptions.transaction_id = holds.transaction_id) or
      (exceptions.kiosk_id = posting_lines.kiosk_id and exceptions.transaction_id = posting_lines.transaction_id))
    where bills.town_id = one.town_id and bills.account_number = one.account_number
  )`,
};

/** The report whose picture the file is. */
const SHOWS_FILE = sql<boolean>`('stored:' || one.file_id) = any(string_to_array(service_requests.media_url, E'\\n'))`;
const SAME_REPORT = sql<boolean>`(
  service_requests.town_id = one.town_id and service_requests.request_id = one.request_id
)`;

/** Everything that central keeps of residents and of its own people, besides the ledger, which names no one. */
export const ERASURES: readonly Erasure[] = [
  record('account', 'look-ups'),
  record('answers', 'answers', UNDECIDED),
  record('receipt', 'receipts'),
  record('email', 'e-mail-addresses'),
  {
    kind: 'applications',
    table: 'applications',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.changed_at < ${before}
      and one.status in ('approved', 'refused', 'closed')`,
    isFilled: sql`(one.holder_name, one.surname, one.note) <> ('', '', '')`,
    holds: [OPEN_EXCEPTION],
    set: sql`holder_name = '', surname = '', note = ''`,
    ofPerson: ofTransaction('applications', [
      { why: 'application-undecided', is: sql`one.status in ('received', 'in-review', 'more-needed')` },
    ]),
  },
  {
    kind: 'holders',
    table: 'accounts',
    isDue: (townId, before) => sql`one.town_id = ${townId} and not exists (
        select 1 from bills where bills.town_id = one.town_id and bills.account_number = one.account_number
          and (bills.imported_at >= ${before} or bills.withdrawn_at >= ${before}
            or (bills.paid_minor < bills.amount_minor and bills.withdrawn_at is null))
      )`,
    isFilled: sql`(one.holder_name, one.surname) <> ('', '')`,
    holds: [HOLDER_OF_OPEN_EXCEPTION],
    set: sql`holder_name = '', holder_searchable = '', surname = '', card_number = null`,
    ofPerson: {
      what: 'account-holders',
      isOf: isAccount,
      unfinished: () => [BILL_OPEN],
      name: sql`one.account_number`,
    },
  },
  {
    kind: 'bookings',
    table: 'bookings',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.ends_at < ${before}`,
    isFilled: sql`(one.holder_name is not null or one.surname is not null or one.contact is not null)`,
    holds: [OPEN_EXCEPTION],
    set: sql`holder_name = null, surname = null, contact = null`,
    ofPerson: {
      ...ofTransaction('bookings'),
      unfinished: (now) => [
        ...UNDER_WAY,
        { why: 'booking-to-come', is: sql`(one.state <> 'cancelled' and one.ends_at >= ${now})` },
      ],
    },
  },
  {
    kind: 'reportContacts',
    table: 'service_requests',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.status = 'closed'
      and one.updated_at < ${before}`,
    isFilled: sql`one.contact is not null`,
    holds: [OPEN_EXCEPTION],
    set: sql`contact = null`,
    ofPerson: ofReportItself('reporters'),
  },
  {
    // Before the reports that name them forget their pictures.
    kind: 'reports',
    table: 'file_parts',
    isDue: (townId, before) => sql`exists (
        select 1 from service_requests where service_requests.town_id = ${townId}
          and service_requests.status = 'closed' and service_requests.updated_at < ${before} and ${SHOWS_FILE}
      )`,
    isFilled: sql`one.bytes <> ''`,
    holds: [],
    set: sql`bytes = ''`,
    ofPerson: ofReport(
      'report-pictures',
      SHOWS_FILE,
      sql`(select min(service_requests.request_id) from service_requests where ${SHOWS_FILE})`,
    ),
  },
  {
    kind: 'reports',
    table: 'service_requests',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.status = 'closed'
      and one.updated_at < ${before}`,
    isFilled: sql`((one.description, one.attributes::text) <> ('', '{}') or one.media_url is not null)`,
    holds: [OPEN_EXCEPTION],
    set: sql`description = '', attributes = '{}', address = null, latitude = null, longitude = null,
      media_url = null, status_notes = '', contact = null`,
    ofPerson: ofReportItself('reports'),
  },
  {
    kind: 'reports',
    table: 'report_forwards',
    isDue: (townId, before) => sql`one.town_id = ${townId} and exists (
        select 1 from service_requests where ${SAME_REPORT} and service_requests.status = 'closed'
          and service_requests.updated_at < ${before}
      )`,
    isFilled: sql`one.outside_notes is not null`,
    holds: [],
    set: sql`outside_notes = null`,
    ofPerson: ofReport('forwarded-reports', SAME_REPORT, sql`one.request_id`),
  },
  {
    kind: 'appointments',
    table: 'appointments',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.starts_at < ${before}`,
    isFilled: null,
    holds: [],
    set: null,
    ofPerson: {
      what: 'appointments',
      isOf: ({ townId, appointments, transactions }) => sql`(one.town_id = ${townId} and (
        one.reference = any(${[...appointments]}::text[]) or ${isOneOf(transactions, 'one')}
      ))`,
      unfinished: (now) => [{ why: 'appointment-to-come', is: sql`one.starts_at >= ${now}` }],
      name: sql`one.reference`,
    },
  },
  {
    kind: 'tickets',
    table: 'queue_tickets',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.taken_at < ${before}`,
    isFilled: null,
    holds: [],
    set: null,
    ofPerson: ofTransaction('queue-numbers', [
      { why: 'waits-in-queue', is: sql`one.state in ('offered', 'waiting', 'called', 'serving')` },
    ]),
  },
  {
    kind: 'ratings',
    table: 'ratings',
    isDue: (townId, before) => sql`one.town_id = ${townId} and one.rated_at < ${before}`,
    isFilled: null,
    holds: [],
    set: null,
    ofPerson: null,
  },
  {
    kind: 'helpCalls',
    table: 'help_calls',
    isDue: (townId, before) => sql`one.done_at < ${before}
      and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
    isFilled: null,
    holds: [],
    set: null,
    ofPerson: null,
  },
  {
    kind: 'mails',
    table: 'receipt_mails',
    isDue: (townId, before) => sql`one.give_up_at < ${before} and one.state <> 'queued'
      and one.kiosk_id in (select kiosk_id from kiosks where town_id = ${townId})`,
    isFilled: null,
    holds: [OPEN_EXCEPTION],
    set: null,
    ofPerson: ofTransaction('sent-e-mails', [{ why: 'e-mail-on-its-way', is: sql`one.state = 'queued'` }]),
  },
  note(
    'receipt',
    () => sql`one.transaction_id is not null and not exists (
    select 1 from personal_records where personal_records.kiosk_id = one.kiosk_id
      and personal_records.transaction_id = one.transaction_id
  )`,
    ofTransaction('notes'),
  ),
  note(
    'reports',
    (before) => sql`one.request_id is not null and not exists (
    select 1 from service_requests where ${SAME_REPORT}
      and (service_requests.status <> 'closed' or service_requests.updated_at >= ${before})
  )`,
    ofReport('notes', SAME_REPORT, sql`one.request_id`),
  ),
  note(
    'holders',
    () => sql`one.account_number is not null and not exists (
    select 1 from accounts where accounts.town_id = one.town_id
      and accounts.account_number = one.account_number and accounts.holder_name <> ''
  )`,
    { what: 'notes', isOf: isAccount, unfinished: () => [BILL_OPEN], name: sql`one.account_number` },
  ),
  {
    kind: 'users',
    table: 'users',
    isDue: (
      townId,
      before,
    ) => sql`(one.town_id is null or one.town_id = ${townId}) and one.disabled_at < ${before}
      and not exists (select 1 from sessions where sessions.user_name = one.user_name)`,
    isFilled: null,
    holds: [],
    set: null,
    ofPerson: null,
  },
];
