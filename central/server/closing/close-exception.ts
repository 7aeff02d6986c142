import type { z } from 'zod';
import { moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { type closeException, wayOutFor } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { letGo } from '../delivery/index.ts';
import { CLOSED, readClosings } from './read-closings.ts';

type Closing = z.infer<typeof closeException.request>;
type Closed = z.infer<typeof closeException.response>;

/**
 * Ends an exception by an entry beside the kiosk's chain, which only grows; nothing of the kiosk's is changed. Deliveries of the kiosk wait for
 * the same row, so that one of two is first. What the transaction held without a doubt about its money is free then.
 */
export async function closeByHand(
  { db, now }: Central,
  { kioskId, transactionId, kind, detail, way, finding }: Closing,
  { userName, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Closed> {
  if (wayOutFor(kind, role) !== way.kind) return { kind: 'no-way' };
  const at = now();
  return inTransaction(db, async (transaction) => {
    const kiosk = await transaction
      .selectFrom('kiosks')
      .select(['town_id', 'code'])
      .where('kiosk_id', '=', kioskId)
      .forUpdate()
      .executeTakeFirst();
    const open = await transaction
      .selectFrom('exceptions')
      .select(['detail', 'amount_minor', 'currency'])
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .where('kind', '=', kind)
      .where('closed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!kiosk || open?.detail !== detail) {
      const before = await readClosings(transaction, [{ kioskId, transactionId }]);
      return { kind: 'meanwhile', by: before({ kioskId, transactionId, kind })?.by ?? null };
    }
    const amount =
      open.amount_minor === null ? null : { amountMinor: open.amount_minor, currency: open.currency };
    await transaction
      .insertInto('clerk_entries')
      .values({
        town_id: kiosk.town_id,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        kind: CLOSED,
        body: JSON.stringify({ exception: kind, detail, amount, way, finding }),
        written_by: userName,
        written_at: at,
      })
      .execute();
    await transaction
      .updateTable('exceptions')
      .set({ closed_at: at })
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .where('kind', '=', kind)
      .execute();
    await letGoOfEnded(transaction, kioskId, transactionId);
    await writeAudit(transaction, at, {
      actor: userName,
      action: 'close-exception',
      subject: `${kiosk.code} ${transactionId}`,
      detail: { kind, way: way.kind },
    });
    return { kind: 'closed' };
  });
}

/** Lets go of what an ended transaction held because of its exception alone, as a delivery does. */
async function letGoOfEnded(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionId: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('transactions')
    .select('state')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  if (!row) return;
  // Written by the ledger from the machine's own state.
  const state = row.state as Transaction;
  if (moneyInDoubt(state) || state.ended === null) return;
  await letGo(transaction, kioskId, [transactionId]);
}
