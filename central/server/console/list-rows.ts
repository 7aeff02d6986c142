import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { AlarmRow, Bill, ClerkException, KioskRow } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

type Db = Kysely<Schema>;

/** Bills by their number; the search is compared as it stands, nothing in it is a pattern. */
export async function listBillRows(
  db: Db,
  {
    search,
    after,
    limit,
  }: { readonly search?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<{ bills: z.infer<typeof Bill>[]; next: string | null }> {
  const clean = search?.replaceAll('\0', '').trim() ?? '';
  let query = db
    .selectFrom('bills')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.town_id', '=', 'bills.town_id')
        .onRef('accounts.account_number', '=', 'bills.account_number'),
    )
    .innerJoin('bill_kinds', (join) =>
      join.onRef('bill_kinds.town_id', '=', 'bills.town_id').onRef('bill_kinds.kind', '=', 'bills.kind'),
    )
    .leftJoin('holds', (join) =>
      join.onRef('holds.town_id', '=', 'bills.town_id').onRef('holds.bill_id', '=', 'bills.bill_id'),
    )
    .selectAll('bills')
    .select(['accounts.holder_name', 'bill_kinds.title', 'holds.expires_at'])
    .orderBy('bills.town_id')
    .orderBy('bills.bill_number')
    .limit(limit + 1);
  if (clean !== '') {
    query = query.where(
      sql<boolean>`(starts_with(bills.bill_number, ${clean}) or starts_with(bills.account_number, ${clean})
        or strpos(lower(accounts.holder_name), lower(${clean})) > 0)`,
    );
  }
  const [afterTown, afterNumber] = (after ?? '').replaceAll('\0', '').split('/');
  if (afterTown && afterNumber) {
    query = query.where(sql<boolean>`(bills.town_id, bills.bill_number) > (${afterTown}, ${afterNumber})`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const bills = page.map((row) => ({
    townId: row.town_id,
    billId: row.bill_id,
    billNumber: row.bill_number,
    accountNumber: row.account_number,
    holderName: row.holder_name,
    kind: row.kind,
    title: row.title,
    dueOn: row.due_on,
    amountMinor: row.amount_minor,
    paidMinor: row.paid_minor,
    currency: row.currency,
    heldUntil: row.expires_at?.toISOString() ?? null,
  }));
  return { bills, next: last ? `${last.town_id}/${last.bill_number}` : null };
}

export async function listAlarmRows(db: Db, limit: number): Promise<z.infer<typeof AlarmRow>[]> {
  const rows = await db
    .selectFrom('alarms')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'alarms.kiosk_id')
    .selectAll('alarms')
    .select('kiosks.code')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
  const alarms = rows.map((row) => ({
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    kind: row.kind,
    epoch: row.epoch,
    seq: row.seq,
    detail: row.detail,
    times: row.times,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  }));
  return [...(await forwardAlarms(db)), ...alarms].slice(0, limit);
}

/** One alarm for each town with reports that could not be forwarded: it is there as long as they are. */
async function forwardAlarms(db: Db): Promise<z.infer<typeof AlarmRow>[]> {
  const { rows } = await sql<{ town_id: string; times: number; first: Date; last: Date; problem: string }>`
    select town_id, count(*) as times, min(changed_at) as first, max(changed_at) as last,
      (array_agg(problem order by changed_at desc))[1] as problem
    from report_forwards where state = 'failed' group by town_id order by max(changed_at) desc limit 50
  `.execute(db);
  return rows.map((row) => ({
    kioskId: '',
    kioskCode: row.town_id,
    kind: 'report-not-forwarded',
    epoch: 0,
    seq: 0,
    detail: row.problem,
    times: row.times,
    firstAt: row.first.toISOString(),
    lastAt: row.last.toISOString(),
  }));
}

export async function listExceptionRows(
  db: Db,
  {
    closed,
    limit,
    transaction,
  }: {
    readonly closed: boolean;
    readonly limit: number;
    readonly transaction?: { readonly kioskId: string; readonly transactionId: string };
  },
): Promise<z.infer<typeof ClerkException>[]> {
  let query = db
    .selectFrom('exceptions')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .selectAll('exceptions')
    .select('transactions.reference')
    .orderBy('opened_at', 'desc')
    .limit(limit);
  if (!closed) query = query.where('closed_at', 'is', null);
  if (transaction) {
    query = query
      .where('exceptions.kiosk_id', '=', transaction.kioskId)
      .where('exceptions.transaction_id', '=', transaction.transactionId);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    reference: row.reference,
    kind: row.kind,
    detail: row.detail,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }));
}

export async function listKioskRows(db: Db): Promise<z.infer<typeof KioskRow>[]> {
  const rows = await db
    .selectFrom('kiosks')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosks.kiosk_id')
    .leftJoin('content_versions', (join) =>
      join
        .onRef('content_versions.town_id', '=', 'kiosks.town_id')
        .onRef('content_versions.version', '=', 'kiosk_health.content_version'),
    )
    .selectAll('kiosks')
    .select(['last_seen_at', 'kiosk_health.version', 'screen', 'devices', 'waiting'])
    .select(['content_version', 'published_at'])
    .select(({ selectFrom }) =>
      selectFrom('content_versions as published')
        .select(({ fn }) => fn.max('published.version').as('newest'))
        .whereRef('published.town_id', '=', 'kiosks.town_id')
        .as('newest'),
    )
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    name: row.name,
    townId: row.town_id,
    state: row.revoked_at ? 'revoked' : row.public_key ? 'enrolled' : 'new',
    epoch: row.epoch,
    headSeq: row.head_seq,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    version: row.version,
    screen: row.screen,
    waiting: row.waiting,
    // Validated when the heartbeat came.
    devices: (row.devices ?? []) as z.infer<typeof KioskRow>['devices'],
    content:
      row.content_version === null
        ? null
        : {
            version: row.content_version,
            publishedAt: row.published_at?.toISOString() ?? null,
            // What came with the town's folder is newest where nothing was published.
            isNewest: row.content_version >= (row.newest ?? 0),
          },
  }));
}
