import type { z } from 'zod';
import type { answerHelpCall } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';

/** Notes that a clerk goes there, or has been there: then the call is closed. `meanwhile`: it is no longer open. */
export async function answerCall(
  central: Central,
  { kioskId, callId, answer }: z.infer<typeof answerHelpCall.request>,
  actor: string,
): Promise<z.infer<typeof answerHelpCall.response>> {
  const at = central.now();
  const change = answer === 'seen' ? { seen_at: at, seen_by: actor } : { done_at: at, done_by: actor };
  return inTransaction(central.db, async (transaction) => {
    const changed = await transaction
      .updateTable('help_calls')
      .set(change)
      .where('kiosk_id', '=', kioskId)
      .where('call_id', '=', callId)
      .where('done_at', 'is', null)
      .returning('times')
      .executeTakeFirst();
    if (!changed) return { kind: 'meanwhile' as const };
    await writeAudit(transaction, at, {
      actor,
      action: `help-call-${answer}`,
      subject: kioskId,
      detail: { callId, times: changed.times },
    });
    return { kind: 'changed' as const };
  });
}
