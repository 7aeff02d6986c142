import type { DatabaseTransaction } from '../database/index.ts';

/** What a clerk has to look at, or need not look at any more. */
export type ExceptionChange = {
  readonly transactionId: string;
  readonly kind: ExceptionKind;
  readonly change: 'open' | 'close';
  readonly detail: string;
};
export type ExceptionKind =
  | 'refused-payment'
  /** Answers that central would not take; they cost nothing. */
  | 'refused-submission'
  /** A booking was cancelled: what was paid for it is given back by a clerk. */
  | 'refund-due'
  | 'late-approval'
  | 'payment-unknown'
  | 'reversal-failed'
  | 'impossible-event'
  /** The kiosk's journal says something else about the payment than central's postings. */
  | 'contradiction';

const LONGEST_DETAIL = 300;

/** Opens and closes exceptions in the order given. One that is open already stays as it is; a closed one opens again. */
export async function changeExceptions(
  transaction: DatabaseTransaction,
  kioskId: string,
  changes: readonly ExceptionChange[],
  now: Date,
): Promise<void> {
  for (const { transactionId, kind, change, detail } of changes) {
    if (change === 'close') {
      await transaction
        .updateTable('exceptions')
        .set({ closed_at: now })
        .where('kiosk_id', '=', kioskId)
        .where('transaction_id', '=', transactionId)
        .where('kind', '=', kind)
        .where('closed_at', 'is', null)
        .execute();
      continue;
    }
    await transaction
      .insertInto('exceptions')
      .values({
        kiosk_id: kioskId,
        transaction_id: transactionId,
        kind,
        detail: detail.replaceAll('\0', '').slice(0, LONGEST_DETAIL),
        opened_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['kiosk_id', 'transaction_id', 'kind']).doUpdateSet({ closed_at: null }),
      )
      .execute();
  }
}
