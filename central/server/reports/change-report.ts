import type { z } from 'zod';
import type { changeReport } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { changeStatus } from './change-status.ts';
import { plainText } from './plain-text.ts';

type Asked = z.infer<typeof changeReport.request>;
type Answer = z.infer<typeof changeReport.response>;

/** Sets what a clerk has decided about a report, unless it was changed since the clerk saw it. */
export async function changeReportByClerk(
  { db, now }: Central,
  { townId, requestId, status, notes, seenAt }: Asked,
  userName: string,
): Promise<Answer> {
  return inTransaction(db, async (transaction) => {
    const row = await transaction
      .selectFrom('service_requests')
      .select('updated_at')
      .where('town_id', '=', townId)
      .where('request_id', '=', requestId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return { kind: 'not-found' };
    // What a clerk sees is exact to the millisecond, as what is kept here is.
    if (row.updated_at.toISOString() !== seenAt) return { kind: 'changed-meanwhile' };
    const change = { townId, requestId, status, notes: plainText(notes) };
    await changeStatus(transaction, change, userName, now());
    return { kind: 'changed' };
  });
}
