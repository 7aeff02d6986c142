import { type DeskAction, stateAfter, TicketState, ticketLabel } from '../../../domain/queue/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import type { TicketKey } from './call-next.ts';
import { tellOfChange } from './changes.ts';

/** What a clerk enters about a ticket. `meanwhile`: someone else has already updated it. */
export async function answerTicket(
  central: Central,
  {
    townId,
    day,
    queueId,
    number,
    action,
  }: TicketKey & { readonly townId: string; readonly action: DeskAction },
  actor: string,
): Promise<{ kind: 'changed' | 'meanwhile' }> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .selectFrom('queue_tickets')
      .select(['state', 'letter', 'desk', 'calls'])
      .where('town_id', '=', townId)
      .where('day', '=', day)
      .where('queue_id', '=', queueId)
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirst();
    const state = row ? stateAfter(TicketState.parse(row.state), action) : null;
    if (!row || state === null) return { kind: 'meanwhile' };
    const over = state === 'done' || state === 'no-show';
    await transaction
      .updateTable('queue_tickets')
      .set({
        state,
        ...(action === 'call-again' ? { called_at: now, calls: row.calls + 1 } : {}),
        ...(over ? { ended_at: now } : {}),
      })
      .where('town_id', '=', townId)
      .where('day', '=', day)
      .where('queue_id', '=', queueId)
      .where('number', '=', number)
      .execute();
    await writeAudit(transaction, now, {
      actor,
      action: `queue-${action}`,
      subject: ticketLabel({ letter: row.letter, number }),
      detail: { townId, day, desk: row.desk },
    });
    await tellOfChange(transaction, townId);
    return { kind: 'changed' };
  });
}
