import type { DatabaseTransaction } from '../database/index.ts';

/** What people write beside the kiosks' journals, by what it says. `exception-closed` is the ledger's `CLOSED`. */
export type ClerkEntryKind =
  | 'exception-closed'
  /** A way out that waits for a second person. */
  | 'exception-asked'
  /** A second person, or the one who asked, does not want it; or the exception changed before anyone decided. */
  | 'exception-declined'
  /** What was written last does not hold any more. */
  | 'exception-reopened'
  | 'refund-asked'
  | 'refund-approved'
  | 'refund-declined'
  | 'refund-done';

export type ClerkEntry = {
  readonly townId: string;
  readonly kioskId: string;
  readonly transactionId: string;
  readonly kind: ClerkEntryKind;
  readonly body: object;
  readonly by: string;
  readonly at: Date;
};

/** Adds a person's entry beside the kiosk's chain: the database lets no one change it afterwards. */
export async function writeClerkEntry(transaction: DatabaseTransaction, entry: ClerkEntry): Promise<void> {
  await transaction
    .insertInto('clerk_entries')
    .values({
      town_id: entry.townId,
      kiosk_id: entry.kioskId,
      transaction_id: entry.transactionId,
      kind: entry.kind,
      body: JSON.stringify(entry.body),
      written_by: entry.by,
      written_at: entry.at,
    })
    .execute();
}
