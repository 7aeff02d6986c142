import { ApplicationStatus } from '../../../domain/application/index.ts';
import type { Database } from '../database/index.ts';

const MOST = 200;

/** Applications, the oldest undecided first; or all of one status, the newest first. */
export async function listApplicationRows(
  db: Database,
  status: ApplicationStatus | undefined,
  townId: string | null = null,
) {
  let query = db.selectFrom('applications').selectAll().limit(MOST);
  if (townId !== null) query = query.where('town_id', '=', townId);
  query = status
    ? query.where('status', '=', status).orderBy('changed_at', 'desc')
    : query.where('status', 'in', ['received', 'in-review', 'more-needed']).orderBy('submitted_at');
  const rows = await query.execute();
  return rows.map((row) => ({
    townId: row.town_id,
    reference: row.reference,
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    serviceId: row.service_id,
    holderName: row.holder_name,
    status: ApplicationStatus.parse(row.status),
    note: row.note,
    feeMinor: row.fee_minor,
    currency: row.currency,
    submittedAt: row.submitted_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }));
}
