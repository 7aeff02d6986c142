import type { Generated, JSONColumnType } from 'kysely';
import type { Standing } from '../../../domain/transaction/index.ts';

/** A column that holds JSON: written as text, read as a value. */
type Json<Value extends object> = JSONColumnType<Value, string, string>;

/** The tables as the queries see them; the migrations make them. Amounts are whole minor units, times are instants. */
export type Schema = {
  towns: {
    town_id: string;
    definition: Json<object>;
    imported_at: Date;
    fees: JSONColumnType<object, string | undefined, string>;
    queues: JSONColumnType<object[], string | undefined, string>;
    facilities: JSONColumnType<object[], string | undefined, string>;
    holidays: JSONColumnType<object[], string | undefined, string>;
  };
  services: { town_id: string; service_id: string; definition: Json<object> };
  service_titles: { town_id: string; service_id: string; title: Json<Record<string, string>> };
  submission_holds: {
    kiosk_id: string;
    transaction_id: string;
    service_id: string;
    total_minor: number;
    held_at: Date;
  };
  bill_kinds: { town_id: string; kind: string; title: Json<Record<string, string>> };
  accounts: {
    town_id: string;
    account_number: string;
    card_number: string | null;
    holder_name: string;
    /** As `searchableName` writes it. */
    holder_searchable: string;
    surname: string;
  };
  bills: {
    town_id: string;
    bill_id: string;
    account_number: string;
    bill_number: string;
    kind: string;
    due_on: string;
    currency: string;
    amount_minor: number;
    paid_minor: Generated<number>;
    least_part_minor: number | null;
    imported_at: Date;
    /** When the town's list had it first or changed it; null for a bill that no list has, such as the fee of an application. */
    listed_at: Date | null;
    /** Since when it cannot be paid: it is in the town's list no more, or a person has closed it. */
    withdrawn_at: Date | null;
    /** The entry by which a person has closed it, and how; null where none has, or it was reopened. */
    closed_entry_id: number | null;
    closed_how: string | null;
    /** How much of what kiosks took the list's amount counts. */
    counted_minor: Generated<number>;
  };
  bill_lists: {
    list_id: Generated<number>;
    town_id: string;
    digest: string;
    as_of: Date | null;
    imported_at: Date;
    imported_by: string;
    bills: number;
  };
  waiting_bill_lists: {
    town_id: string;
    digest: string;
    content: Buffer;
    encoding: string | null;
    moved_minor: number;
    made_by: string;
    made_at: Date;
  };
  holds: {
    town_id: string;
    bill_id: string;
    kiosk_id: string;
    transaction_id: string;
    amount_minor: number;
    /** Null: until the money of the transaction has its place. */
    expires_at: Date | null;
  };
  kiosks: {
    kiosk_id: string;
    town_id: string;
    code: string;
    name: string;
    public_key: string | null;
    epoch: Generated<number>;
    head_seq: Generated<number>;
    head_hash: string;
    created_at: Date;
    enrolled_at: Date | null;
    /** Who made the code with which it enrolled: another person confirms its key. */
    enrolled_by: Generated<string>;
    /** Since when the money that it reports counts. */
    confirmed_at: Date | null;
    confirmed_by: string | null;
    revoked_at: Date | null;
  };
  waiting_payments: { kiosk_id: string; transaction_id: string; taken_at: Date };
  kiosk_places: { kiosk_id: string; boot_id: string; address: string; last_at: Date };
  kiosk_health: {
    kiosk_id: string;
    last_seen_at: Date;
    version: string;
    boot_id: string;
    screen: string;
    devices: Json<object[]>;
    waiting: number;
    head_seq: number;
    content_version: number | null;
    /** What the kiosk's own last run of the retention erased. */
    retention: JSONColumnType<object, string | null, string | null> | null;
  };
  enrolment_codes: {
    code_hash: string;
    kiosk_id: string;
    expires_at: Date;
    used_at: Date | null;
    used_by: string | null;
    made_by: Generated<string>;
    /** Whether the key that uses it is confirmed with that. */
    confirms: Generated<boolean>;
  };
  seen_nonces: { key_id: string; nonce: string; expires_at: Date };
  tries: { try_id: Generated<number>; bucket: string; at: Date };
  journal_entries: {
    kiosk_id: string;
    epoch: number;
    seq: number;
    hash: string;
    transaction_id: string | null;
    entry: Json<object>;
    received_at: Date;
  };
  personal_records: {
    kiosk_id: string;
    record_id: string;
    kind: string;
    salt: string;
    data: Json<object>;
    received_at: Date;
    /** The transaction that it belongs to. */
    transaction_id: string | null;
  };
  transactions: {
    kiosk_id: string;
    transaction_id: string;
    town_id: string;
    reference: string;
    service_id: string;
    status: string;
    /** What the kiosk's journal says. */
    standing: Standing;
    amount_minor: number | null;
    currency: string | null;
    masked_card: string | null;
    terminal_transaction_id: string | null;
    state: Json<object>;
    started_at: Date;
    changed_at: Date;
  };
  hold_key: { key: Buffer };
  transaction_search: {
    town_id: string;
    kiosk_id: string;
    transaction_id: string;
    started_at: Date;
    service_id: string;
    status: string;
    /** As `moneyStanding` says it. */
    standing: string;
    amount_minor: number | null;
    currency: string | null;
    scheme: string | null;
    language: string;
    /** The words by which it is found, as `searchTerms` writes them. */
    terms: string[];
  };
  saved_filters: { user_name: string; page: string; name: string; address: string; saved_at: Date };
  search_waiting: { waiting_id: Generated<number>; kiosk_id: string; transaction_id: string };
  postings: {
    kiosk_id: string;
    transaction_id: string;
    /** Above 1: what central decided after a person had taken back the posting before. */
    number: Generated<number>;
    town_id: string;
    outcome: string;
    reason: string | null;
    amount_minor: number;
    currency: string;
    posted_at: Date;
  };
  postings_taken_back: { kiosk_id: string; transaction_id: string; number: number; taken_back_at: Date };
  posting_lines: {
    kiosk_id: string;
    transaction_id: string;
    number: Generated<number>;
    town_id: string;
    bill_id: string;
    amount_minor: number;
  };
  exceptions: {
    kiosk_id: string;
    transaction_id: string;
    kind: string;
    detail: string;
    /** The money that it is about; null where no sum is known. */
    amount_minor: number | null;
    currency: string | null;
    opened_at: Date;
    closed_at: Date | null;
  };
  exception_claims: {
    kiosk_id: string;
    transaction_id: string;
    kind: string;
    claimed_by: string;
    claimed_at: Date;
    /** From then on no one is at work on it. */
    lapses_at: Date;
    /** Whose it was, where someone took it over. */
    taken_from: string | null;
  };
  clerk_entries: {
    clerk_entry_id: Generated<number>;
    town_id: string;
    /** Either a kiosk's transaction or a bill. */
    kiosk_id: string | null;
    transaction_id: string | null;
    bill_id: string | null;
    kind: string;
    body: Json<object>;
    written_by: string;
    written_at: Date;
  };
  /** What people wrote, chained for each town by the database. */
  clerk_chain: { town_id: string; number: number; clerk_entry_id: number; prev: string; hash: string };
  clerk_heads: { town_id: string; number: number; hash: string };
  /** Ways out of exceptions that move more than one person may: they wait for a second one. */
  waiting_closings: {
    kiosk_id: string;
    transaction_id: string;
    kind: string;
    town_id: string;
    /** What the exception said when it was asked. */
    detail: string;
    open_minor: number | null;
    currency: string | null;
    moves_minor: number;
    way: Json<object>;
    finding: string;
    asked_by: string;
    asked_at: Date;
  };
  /** What people put on bills, or took off, beside what payments posted. */
  clerk_postings: {
    clerk_posting_id: Generated<number>;
    town_id: string;
    kiosk_id: string;
    transaction_id: string;
    /** Null: off the payment, and its bills stay paid. */
    bill_id: string | null;
    /** Below zero: taken off. */
    amount_minor: number;
    currency: string;
    posted_at: Date;
    posted_by: string;
  };
  refunds: {
    refund_id: string;
    town_id: string;
    kiosk_id: string;
    transaction_id: string;
    /** The bill that is to be paid again; null where none is. */
    bill_id: string | null;
    amount_minor: number;
    currency: string;
    reason: string;
    state: string;
    asked_by: string;
    asked_at: Date;
    /** Who approved it as the second person; null where none was needed. */
    decided_by: string | null;
    decided_at: Date | null;
    how: string | null;
    /** The card company's or the bank's. */
    reference: string | null;
    /** Who did it, or declined it. */
    ended_by: string | null;
    ended_at: Date | null;
    note: Generated<string>;
  };
  /** What people wrote about a transaction, a report or an account: one of the three. Empty: erased. */
  notes: {
    note_id: Generated<number>;
    town_id: string;
    kiosk_id: string | null;
    transaction_id: string | null;
    request_id: string | null;
    account_number: string | null;
    text: string;
    written_by: string;
    written_at: Date;
  };
  alarms: {
    kiosk_id: string;
    kind: string;
    epoch: number;
    seq: number;
    detail: string;
    times: Generated<number>;
    first_at: Date;
    last_at: Date;
  };
  receipt_mails: {
    mail_id: Generated<number>;
    kiosk_id: string;
    /** The kiosk's entry by which it was ordered; null of a copy that a person of the town sends. */
    epoch: number | null;
    seq: number | null;
    transaction_id: string;
    reference: string;
    receipt_record_id: string | null;
    address_record_id: string;
    state: Generated<string>;
    tries: Generated<number>;
    next_try_at: Date;
    give_up_at: Date;
    sent_at: Date | null;
    problem: string | null;
    /** Who of the town sends it, as a copy; null where a resident ordered it. */
    asked_by: Generated<string | null>;
    asked_at: Generated<Date | null>;
  };
  open311_clients: {
    client_id: string;
    town_id: string;
    name: string;
    key_hash: string;
    created_at: Date;
    revoked_at: Date | null;
  };
  service_requests: {
    town_id: string;
    request_id: string;
    kiosk_id: string | null;
    transaction_id: string | null;
    client_id: string | null;
    service_id: string;
    service_code: string;
    service_name: Json<Record<string, string>>;
    description: string;
    address: string | null;
    latitude: number | null;
    longitude: number | null;
    attributes: Json<Record<string, string | string[]>>;
    contact: JSONColumnType<Record<string, string>, string | null, string | null> | null;
    media_url: string | null;
    status: Generated<string>;
    status_notes: Generated<string>;
    requested_at: Date;
    received_at: Date;
    updated_at: Date;
  };
  report_forwards: {
    town_id: string;
    request_id: string;
    state: Generated<string>;
    tries: Generated<number>;
    next_try_at: Date;
    give_up_at: Date;
    queued_at: Date;
    first_sent_at: Date | null;
    token: string | null;
    outside_id: string | null;
    outside_status: string | null;
    outside_notes: string | null;
    changed_at: Date;
    problem: string | null;
  };
  applications: {
    town_id: string;
    reference: string;
    kiosk_id: string;
    transaction_id: string;
    service_id: string;
    holder_name: string;
    surname: string;
    status: Generated<string>;
    note: Generated<string>;
    fee_lines: Json<object[]>;
    fee_minor: number;
    currency: string;
    submitted_at: Date;
    changed_at: Date;
  };
  ratings: {
    kiosk_id: string;
    epoch: number;
    seq: number;
    town_id: string;
    service_id: string;
    score: number;
    reason: string | null;
    language: string;
    rated_at: Date;
  };
  help_calls: {
    kiosk_id: string;
    call_id: Generated<number>;
    screen: string;
    times: Generated<number>;
    called_at: Date;
    last_at: Date;
    seen_at: Date | null;
    seen_by: string | null;
    done_at: Date | null;
    done_by: string | null;
  };
  bookings: {
    kiosk_id: string;
    transaction_id: string;
    town_id: string;
    facility_id: string;
    unit_id: string;
    starts_at: Date;
    ends_at: Date;
    state: string;
    held_until: Date | null;
    reference: string | null;
    holder_name: string | null;
    surname: string | null;
    contact: string | null;
    fee_minor: Generated<number>;
    currency: string | null;
    booked_at: Date | null;
    cancelled_at: Date | null;
    cancelled_by: string | null;
  };
  content_key: { only_one: Generated<boolean>; public_key: string; made_at: Date };
  content_key_rotations: {
    rotation_id: Generated<number>;
    from_key: string;
    to_key: string;
    signature: string;
    made_at: Date;
  };
  stored_files: { file_id: Generated<number> };
  file_parts: { file_id: number; starts_at: number; bytes: Buffer };
  content_files: { sha256: string; bytes: number; stored_at: Date; file_id: number };
  content_versions: {
    town_id: string;
    version: number;
    manifest: string;
    signature: string;
    digest: string;
    published_at: Date;
    published_by: string;
  };
  content_version_files: { town_id: string; version: number; sha256: string };
  release_keys: {
    version: number;
    document: string;
    signatures: Json<object[]>;
    accepted_at: Date;
    accepted_by: string;
  };
  rollout_key: {
    private_key: string;
    public_key: string;
    last_counter: Generated<number>;
    made_at: Date;
  };
  rollout_key_rotations: {
    rotation_id: Generated<number>;
    from_key: string;
    to_key: string;
    signature: string;
    made_at: Date;
  };
  releases: {
    sha256: string;
    counter: number;
    version: string;
    security_floor: number;
    document: string;
    signatures: Json<object[]>;
    package_sha256: string;
    package_bytes: number;
    package_name: string;
    min_from_counter: number;
    journal_min: number;
    journal_max: number;
    files: number;
    created_at: Date;
    expires_at: Date;
    /** When the last byte of its package came and the whole was verified; null again when the package was deleted. */
    complete_at: Date | null;
    file_id: number;
    uploaded_at: Date;
    uploaded_by: string;
  };
  rollouts: {
    rollout_id: Generated<number>;
    release_sha256: string;
    ring: string;
    percent: number;
    salt: string;
    step_back: boolean;
    plan: Json<object>;
    state: string;
    started_at: Date;
    started_by: string;
    /** When it began or widened last. */
    step_at: Date;
    document: string;
    signature: string;
    signed_at: Date;
  };
  kiosk_release_settings: {
    kiosk_id: string;
    ring: string;
    window_from: string | null;
    window_to: string | null;
  };
  kiosk_release_states: {
    kiosk_id: string;
    state_id: Generated<number>;
    release_sha256: string;
    state: Json<object>;
    reported_at: Date;
  };
  queue_ranges: { town_id: string; slot: number; kiosk_id: string; epoch: number };
  queue_days: { town_id: string; queue_id: string; day: string; last_number: number };
  appointments: {
    town_id: string;
    reference: string;
    surname: string;
    queue_id: string;
    starts_at: Date;
    imported_at: Date;
    kiosk_id: string | null;
    transaction_id: string | null;
  };
  queue_tickets: {
    town_id: string;
    day: string;
    queue_id: string;
    number: number;
    letter: string;
    kiosk_id: string;
    transaction_id: string;
    state: string;
    taken_at: Date;
    due_at: Date | null;
    desk: string | null;
    called_at: Date | null;
    calls: Generated<number>;
    ended_at: Date | null;
  };
  users: {
    user_name: string;
    role: string;
    password_hash: string;
    created_at: Date;
    disabled_at: Date | null;
    /** Null: of all towns. */
    town_id: string | null;
    /** It signs in at a demo alone. */
    demo: Generated<boolean>;
  };
  api_tokens: {
    token_id: Generated<string>;
    name: string;
    token_hash: string;
    role: string;
    reads_only: boolean;
    /** Null: of all towns. */
    town_id: string | null;
    made_by: string;
    made_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  access_links: {
    link_id: Generated<string>;
    token_hash: string;
    purpose: 'invitation' | 'password' | 'first-administrator';
    /** Null: chosen by the first administrator. */
    user_name: string | null;
    role: string;
    /** Null: of all towns. */
    town_id: string | null;
    made_by: string;
    made_at: Date;
    expires_at: Date;
    used_at: Date | null;
    withdrawn_at: Date | null;
  };
  second_factors: {
    user_name: string;
    /** Base32. */
    secret: string;
    made_at: Date;
    /** Null until a code of the person's app has fitted. */
    confirmed_at: Date | null;
    /** The newest step whose code was taken. */
    last_step: Generated<number>;
  };
  recovery_codes: { user_name: string; code_hash: string };
  sessions: {
    token_hash: string;
    session_id: Generated<string>;
    user_name: string;
    started_at: Date;
    last_used_at: Date;
  };
  /** The last run of the retention, by town: how many of each kind it erased, and held because something is open. */
  retention_runs: {
    town_id: string;
    ran_at: Date;
    erased: Json<Record<string, number>>;
    held: Json<Record<string, number>>;
  };
  known_devices: { token_hash: string; user_name: string; last_used_at: Date };
  displays: {
    display_id: string;
    town_id: string;
    name: string;
    token_hash: string;
    created_at: Date;
    revoked_at: Date | null;
  };
  audit_log: {
    audit_id: Generated<number>;
    at: Date;
    actor: string;
    action: string;
    subject: string;
    detail: Json<object>;
    /** These the database fills in. */
    salt: Generated<string>;
    content_hash: Generated<string>;
    prev: Generated<string>;
    hash: Generated<string>;
    erased_at: Date | null;
  };
  settlement_cursors: { kiosk_id: string; epoch: number; seq: number };
  settlement_waiting: { waiting_id: Generated<number>; kiosk_id: string; transaction_id: string };
  settlement_movements: {
    town_id: string;
    kiosk_id: string;
    transaction_id: string;
    /** What it is of its transaction: a movement that two tell of is there once. */
    movement_key: string;
    kind: string;
    /** The card company moves it; else a transfer, cash, or the books alone. */
    by_card: boolean;
    source: string;
    amount_minor: number;
    currency: string;
    at: Date;
    arrived_at: Date;
    /** The day of books to which it is counted, and the one to which it belongs by its own clock. */
    day: string;
    own_day: string;
    terminal_transaction_id: string | null;
    authorisation_code: string | null;
    reference: string | null;
  };
  settlement_mappings: { town_id: string; mapping: Json<object>; saved_by: string; saved_at: Date };
  settlement_files: {
    town_id: string;
    digest: string;
    day: string;
    name: string;
    lines: number;
    sum_minor: number;
    imported_by: string;
    imported_at: Date;
  };
  settlement_lines: {
    town_id: string;
    digest: string;
    line: number;
    amount_minor: number;
    currency: string;
    terminal_transaction_id: string | null;
    authorisation_code: string | null;
    at: Date | null;
    /** The transaction that it fits; null where none was there when it came. */
    kiosk_id: string | null;
    transaction_id: string | null;
  };
  settlement_requests: {
    town_id: string;
    day: string;
    digest: string;
    asked_by: string;
    asked_at: Date;
  };
  settlement_closings: {
    town_id: string;
    day: string;
    number: number;
    body: Json<object>;
    prev: string;
    hash: string;
    closed_at: Date;
  };
  audit_head: { only_one: Generated<boolean>; audit_id: number; hash: string };
};
