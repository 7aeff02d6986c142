import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { ForwardState, type listReports, ReportStatus, type ReportSummary } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

type Summary = z.infer<typeof ReportSummary>;
type Filter = z.infer<typeof listReports.request> & { readonly townId?: string | null };

/** Reports as lists show them, with how far each is on its way outside. */
export const reportRows = (db: Kysely<Schema>) =>
  db
    .selectFrom('service_requests')
    .leftJoin('report_forwards', (join) =>
      join
        .onRef('report_forwards.town_id', '=', 'service_requests.town_id')
        .onRef('report_forwards.request_id', '=', 'service_requests.request_id'),
    )
    .selectAll('service_requests')
    .select('report_forwards.state as forward');

type Row = Awaited<ReturnType<ReturnType<typeof reportRows>['executeTakeFirstOrThrow']>>;

/** Reports, newest first, a page at a time. */
export async function listReportRows(
  db: Kysely<Schema>,
  filter: Filter,
): Promise<{ reports: Summary[]; next: string | null }> {
  let query = reportRows(db)
    .orderBy('requested_at', 'desc')
    .orderBy('service_requests.request_id', 'desc')
    .limit(filter.limit + 1);
  if (filter.townId) query = query.where('service_requests.town_id', '=', filter.townId);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.forward === 'none') query = query.where('report_forwards.state', 'is', null);
  else if (filter.forward) query = query.where('report_forwards.state', '=', filter.forward);
  const reference = filter.reference?.trim().toUpperCase();
  if (reference) query = query.where('service_requests.request_id', '=', reference);
  const [time = '', id] = (filter.after ?? '').split('/');
  const since = new Date(time);
  if (id && !Number.isNaN(since.getTime())) {
    query = query.where(sql<boolean>`(requested_at, service_requests.request_id) < (${since}, ${id})`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  const next = last ? `${last.requested_at.toISOString()}/${last.request_id}` : null;
  return { reports: page.map(asSummary), next };
}

/** A row as the console reads it. */
export const asSummary = (row: Row): Summary => ({
  townId: row.town_id,
  requestId: row.request_id,
  serviceCode: row.service_code,
  title: row.service_name,
  address: row.address,
  status: ReportStatus.parse(row.status),
  source: row.kiosk_id === null ? 'program' : 'kiosk',
  forward: ForwardState.parse(row.forward ?? 'none'),
  requestedAt: row.requested_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
