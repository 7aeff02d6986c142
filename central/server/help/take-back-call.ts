import type { z } from 'zod';
import type { takeBackHelpCall } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';

/** Closes the open call of a kiosk for the resident who made it there. */
export async function takeBackCall(
  { db, now }: Central,
  { kioskId }: AuthenticatedKiosk,
): Promise<z.infer<typeof takeBackHelpCall.response>> {
  const at = now();
  return inTransaction(db, async (transaction) => {
    const { code } = await transaction
      .selectFrom('kiosks')
      .select('code')
      .where('kiosk_id', '=', kioskId)
      .executeTakeFirstOrThrow();
    const actor = `kiosk:${code}`;
    const closed = await transaction
      .updateTable('help_calls')
      .set({ done_at: at, done_by: actor })
      .where('kiosk_id', '=', kioskId)
      .where('done_at', 'is', null)
      .returning(['call_id', 'times'])
      .executeTakeFirst();
    if (closed)
      await writeAudit(transaction, at, {
        actor,
        action: 'help-call-taken-back',
        subject: kioskId,
        detail: { callId: closed.call_id, times: closed.times },
      });
    return { kind: 'taken-back' as const };
  });
}
