import type { z } from 'zod';
import type { closeBill, reopenBill } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import { writeBillEntry } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readTown, townOf } from '../town/index.ts';
import { type BillEntryBody, busyWith, lockBill, readBillEntries } from './one-bill.ts';

type Closing = z.infer<typeof closeBill.request>;
type Closed = z.infer<typeof closeBill.response>;
type Reopening = z.infer<typeof reopenBill.request>;
type Reopened = z.infer<typeof reopenBill.response>;
type By = Pick<Person, 'userName'>;

/**
 * Closes a bill by a person's word: withdrawn, or paid elsewhere. What kiosks took of it stays as it is. Holds, payments and lists lock the same
 * row, so that one of two is first; who comes second reads who was first.
 */
export async function closeBillByHand(
  central: Central,
  closing: Closing,
  { userName: by }: By,
): Promise<Closed> {
  const { billNumber, way, finding, openMinor, lastEntryId } = closing;
  const townId = await townOf(central, closing.townId);
  const at = central.now();
  return inTransaction(central.db, async (transaction): Promise<Closed> => {
    const bill = await lockBill(transaction, townId, billNumber);
    if (bill === null) return { kind: 'no-bill' };
    const { bill_id: billId, currency } = bill;
    const last = (await readBillEntries(transaction, townId, billId)).at(-1);
    const isOther = lastEntryId !== undefined && lastEntryId !== (last?.entryId ?? null);
    if (bill.closed_entry_id !== null || isOther) return { kind: 'meanwhile', by: last?.by ?? null };
    const amountMinor = bill.amount_minor - bill.paid_minor;
    if (amountMinor === 0) return { kind: 'cannot', why: 'paid' };
    if (bill.withdrawn_at !== null) return { kind: 'cannot', why: 'not-listed' };
    const busy = await busyWith(transaction, townId, billId, at);
    if (busy !== null) return { kind: 'cannot', why: busy };
    if (amountMinor !== openMinor) return { kind: 'meanwhile', by: null };
    const limitMinor = await oneMayChange(transaction, townId);
    if (limitMinor !== null && amountMinor > limitMinor)
      return { kind: 'over-limit', limit: { amountMinor: limitMinor, currency } };
    const body: BillEntryBody = { billNumber, way, amountMinor, currency, finding };
    const entryId = await writeBillEntry(transaction, { townId, billId, kind: 'bill-closed', body, by, at });
    await setClosed(transaction, { townId, billId }, { entryId, how: way.kind, at });
    await writeAudit(transaction, at, {
      actor: by,
      action: way.kind === 'withdrawn' ? 'withdraw-bill' : 'mark-bill-paid-elsewhere',
      subject: billNumber,
      detail: { amountMinor, entry: entryId, ...(way.kind === 'withdrawn' ? {} : { where: way.where }) },
    });
    return { kind: 'closed', entryId };
  });
}

/** Takes back what closed a bill, by an entry of its own: kiosks offer it again, with what is open of it now. */
export async function reopenBillByHand(
  central: Central,
  { billNumber, entryId: closedBy, finding, ...asked }: Reopening,
  { userName: by }: By,
): Promise<Reopened> {
  const townId = await townOf(central, asked.townId);
  const at = central.now();
  return inTransaction(central.db, async (transaction): Promise<Reopened> => {
    const bill = await lockBill(transaction, townId, billNumber);
    if (bill === null) return { kind: 'no-bill' };
    const { bill_id: billId, currency } = bill;
    if (bill.closed_entry_id !== closedBy) {
      const last = (await readBillEntries(transaction, townId, billId)).at(-1);
      return { kind: 'meanwhile', by: last?.by ?? null };
    }
    const amountMinor = bill.amount_minor - bill.paid_minor;
    const body: BillEntryBody = { billNumber, amountMinor, currency, finding, entryId: closedBy };
    const entryId = await writeBillEntry(transaction, {
      townId,
      billId,
      kind: 'bill-reopened',
      body,
      by,
      at,
    });
    await setClosed(transaction, { townId, billId }, null);
    const detail = { amountMinor, entry: entryId };
    await writeAudit(transaction, at, { actor: by, action: 'reopen-bill', subject: billNumber, detail });
    return { kind: 'reopened', entryId };
  });
}

/** How much of what residents owe one person may change: the same as by a list. Null: there is no limit. */
async function oneMayChange(transaction: DatabaseTransaction, townId: string): Promise<number | null> {
  const town = await readTown(transaction, townId);
  return town?.payments?.billList?.secondPersonAboveMinor ?? null;
}

/** Says on the bill's row by which entry it is closed; null: by none any more. */
async function setClosed(
  transaction: DatabaseTransaction,
  { townId, billId }: { readonly townId: string; readonly billId: string },
  closed: { readonly entryId: number; readonly how: string; readonly at: Date } | null,
): Promise<void> {
  await transaction
    .updateTable('bills')
    .set({
      closed_entry_id: closed?.entryId ?? null,
      closed_how: closed?.how ?? null,
      withdrawn_at: closed?.at ?? null,
    })
    .where('town_id', '=', townId)
    .where('bill_id', '=', billId)
    .execute();
}
