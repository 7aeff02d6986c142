import { writeAudit } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

export type StatusChange = {
  readonly townId: string;
  readonly requestId: string;
  readonly status: 'open' | 'closed';
  /** What everybody may read about it. */
  readonly notes: string;
};

/** Changes the status of a report and what is said about it; false when there is no such report. */
export async function changeStatus(
  transaction: DatabaseTransaction,
  { townId, requestId, status, notes }: StatusChange,
  actor: string,
  now: Date,
): Promise<boolean> {
  const changed = await transaction
    .updateTable('service_requests')
    .set({ status, status_notes: notes, updated_at: now })
    .where('town_id', '=', townId)
    .where('request_id', '=', requestId)
    .returning('request_id')
    .executeTakeFirst();
  if (!changed) return false;
  const subject = `${townId}/${requestId}`;
  // The audit log never forgets, so what was written about someone's report is not in it.
  const detail = { status, noteLength: notes.length };
  await writeAudit(transaction, now, { actor, action: 'change-report', subject, detail });
  return true;
}
