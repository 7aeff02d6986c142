import type { Kysely, NotNull } from 'kysely';
import type { Money } from '../../../domain/money/index.ts';
import { type ClerkPosting, RefundDone } from '../books/index.ts';
import type { Schema } from '../database/index.ts';
import { CLOSED, ClosedBody } from '../ledger/index.ts';

/**
 * Money that went back to a resident by a person's word. `reversal`: the card company says that the kiosk's own reversal was made;
 * `terminal`: the terminal reversed it because a person asked for it.
 */
type MoneyBack = {
  readonly entryId: number;
  readonly at: Date;
  readonly kioskId: string;
  readonly transactionId: string;
  readonly amount: Money;
  readonly how: 'card' | 'transfer' | 'cash' | 'reversal' | 'terminal';
  /** The card company's or the bank's; empty where there is none. */
  readonly reference: string;
  /** The kind of the exception that it ended, or `refund`. */
  readonly because: string;
  readonly by: string;
  readonly confirmedBy: string | null;
};

/**
 * What went back to residents of a town by people's words, from an instant on and before another, oldest first. An
 * amount below zero takes back an earlier entry that did not hold. Money that went to another bill is not among it: it is a posting.
 */
export async function readMoneyBack(
  db: Kysely<Schema>,
  { townId, from, until }: { readonly townId: string; readonly from: Date; readonly until: Date },
): Promise<readonly MoneyBack[]> {
  const rows = await db
    .selectFrom('clerk_entries')
    .selectAll()
    .where('town_id', '=', townId)
    .where('kind', 'in', [CLOSED, 'refund-done'])
    .$narrowType<{ kiosk_id: NotNull; transaction_id: NotNull }>()
    .where('written_at', '>=', from)
    .where('written_at', '<', until)
    .orderBy('clerk_entry_id')
    .execute();
  return rows.flatMap((row): MoneyBack[] => {
    const whose = {
      entryId: row.clerk_entry_id,
      at: row.written_at,
      kioskId: row.kiosk_id,
      transactionId: row.transaction_id,
      by: row.written_by,
    };
    if (row.kind === 'refund-done') {
      const { amount, how, reference, confirmedBy } = RefundDone.parse(row.body);
      return [{ ...whose, amount, how, reference, confirmedBy, because: 'refund' }];
    }
    const { amount, way, exception, confirmedBy: second } = ClosedBody.parse(row.body);
    const confirmedBy = second ?? null;
    if (amount === null) return [];
    const shared = { ...whose, amount, because: exception, confirmedBy };
    if (way.kind === 'found-back') return [{ ...shared, how: 'reversal', reference: way.reference }];
    if (way.kind !== 'given-back' || way.how === 'other-bill') return [];
    return [{ ...shared, how: way.how, reference: way.reference }];
  });
}

/** What people put on bills of a town and took off, from an instant on and before another, oldest first. */
export async function readClerkPostings(
  db: Kysely<Schema>,
  { townId, from, until }: { readonly townId: string; readonly from: Date; readonly until: Date },
): Promise<readonly ClerkPosting[]> {
  const rows = await db
    .selectFrom('clerk_postings')
    .selectAll()
    .where('town_id', '=', townId)
    .where('posted_at', '>=', from)
    .where('posted_at', '<', until)
    .orderBy('clerk_posting_id')
    .execute();
  return rows.map((row) => ({
    townId: row.town_id,
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    billId: row.bill_id,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    by: row.posted_by,
    at: row.posted_at,
  }));
}
