import { type RawBuilder, sql } from 'kysely';
import { type Delivered, isReadable } from '../../../domain/journal/index.ts';
import { standing, type Transaction } from '../../../domain/transaction/index.ts';
import { UNREADABLE } from './read-personal.ts';
import type { WritingKiosk } from './write-together.ts';

/** A transaction as central knows it. */
export type ProjectedTransaction = { readonly state: Transaction; readonly startedAt: string };

/** The statements that keep entries and their personal records, and move the head. */
export function entryStatements(
  { kioskId }: WritingKiosk,
  fresh: readonly Delivered[],
  now: Date,
): RawBuilder<unknown>[] {
  const head = fresh.at(-1)?.entry;
  if (head === undefined) return [];
  const entries = fresh.map((one) => one.entry);
  const personal = fresh.flatMap(recordsOf);
  return [
    sql`
      insert into journal_entries (kiosk_id, received_at, epoch, seq, hash, transaction_id, entry)
      select ${kioskId}::uuid, ${now}::timestamptz, ${head.epoch}::int, * from unnest(
        ${entries.map((entry) => entry.seq)}::bigint[],
        ${entries.map((entry) => entry.hash)}::text[],
        ${fresh.map(transactionOf)}::text[],
        ${entries.map((entry) => JSON.stringify(entry))}::json[]
      )`,
    sql`update kiosks set head_seq = ${head.seq}, head_hash = ${head.hash} where kiosk_id = ${kioskId}::uuid`,
    sql`
      insert into personal_records (kiosk_id, received_at, record_id, transaction_id, kind, salt, data)
      select ${kioskId}::uuid, ${now}::timestamptz, * from unnest(
        ${personal.map((record) => record.recordId)}::text[],
        ${personal.map((record) => record.transactionId)}::text[],
        ${personal.map((record) => record.kind)}::text[],
        ${personal.map((record) => record.salt)}::text[],
        ${personal.map((record) => JSON.stringify(record.data))}::json[]
      )
      on conflict (kiosk_id, record_id) do nothing`,
  ];
}

const transactionOf = (one: Delivered): string | null =>
  isReadable(one) && one.entry.body.subject === 'transaction' ? one.entry.body.transactionId : null;

type RecordRow = {
  readonly recordId: string;
  readonly transactionId: string | null;
  readonly kind: string;
  readonly salt: string;
  readonly data: unknown;
};

/** The personal records of an entry. Those of one that cannot be read are kept whole, each under its place. */
function recordsOf(one: Delivered): readonly RecordRow[] {
  const transactionId = transactionOf(one);
  if (isReadable(one)) {
    return one.personal.map((record) => ({ ...record, kind: record.data.kind, transactionId }));
  }
  const { epoch, seq } = one.entry;
  return one.personal.map((data, index) => ({
    recordId: `unreadable:${epoch}:${seq}:${index}`,
    transactionId,
    kind: UNREADABLE,
    salt: '',
    data,
  }));
}

/** The statement that keeps how transactions stand now. */
export function transactionStatements(
  { kioskId, townId }: WritingKiosk,
  projected: ReadonlyMap<string, ProjectedTransaction>,
  now: Date,
): RawBuilder<unknown>[] {
  if (projected.size === 0) return [];
  const rows = [...projected.values()];
  const states = rows.map((row) => row.state);
  const payments = states.map(({ payment }) => (payment.kind === 'approved' ? payment.payment : null));
  const text = (of: (state: Transaction) => string): string[] => states.map(of);
  return [
    sql`
      insert into transactions (kiosk_id, town_id, changed_at, transaction_id, reference, service_id, status, standing,
        amount_minor, currency, masked_card, terminal_transaction_id, state, started_at)
      select ${kioskId}::uuid, ${townId}, ${now}::timestamptz, * from unnest(
        ${text((state) => state.transactionId)}::text[],
        ${text((state) => state.reference)}::text[],
        ${text((state) => state.serviceId)}::text[],
        ${text((state) => state.ended ?? 'open')}::text[],
        ${text(standing)}::text[],
        ${states.map((state) => state.total?.amountMinor ?? null)}::bigint[],
        ${states.map((state) => state.total?.currency ?? null)}::text[],
        ${payments.map((payment) => payment?.card.maskedNumber ?? null)}::text[],
        ${payments.map((payment) => payment?.terminalTransactionId ?? null)}::text[],
        ${states.map((state) => JSON.stringify(state))}::json[],
        ${rows.map((row) => row.startedAt)}::timestamptz[]
      )
      on conflict (kiosk_id, transaction_id) do update set changed_at = excluded.changed_at, status = excluded.status,
        standing = excluded.standing, amount_minor = excluded.amount_minor, currency = excluded.currency,
        masked_card = excluded.masked_card, terminal_transaction_id = excluded.terminal_transaction_id,
        state = excluded.state`,
  ];
}
