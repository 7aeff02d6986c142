import { sql } from 'kysely';
import type { Span } from '../../../domain/booking/index.ts';
import type { ChosenSlot } from '../../../domain/form/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';

/** What a transaction at a kiosk wants, and when that is. */
export type SlotClaim = {
  readonly townId: string;
  readonly kioskId: string;
  readonly transactionId: string;
  readonly slot: ChosenSlot;
  readonly span: Span;
};

/**
 * Takes a slot for a transaction, in place of whatever it had: until a time, or (null) until its money has its place.
 * What others hold no longer makes room. Everybody who wants the same unit waits here for each other until the database's
 * transaction ends, so that exactly one of two gets it; the table's own constraint stands behind this.
 */
export async function claimSlot(
  transaction: DatabaseTransaction,
  { townId, kioskId, transactionId, slot, span }: SlotClaim,
  heldUntil: Date | null,
  now: Date,
): Promise<'claimed' | 'taken'> {
  const { facilityId, unitId } = slot;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${townId}/${facilityId}/${unitId}`}, 7))`.execute(
    transaction,
  );
  const others = await transaction
    .selectFrom('bookings')
    .select(['kiosk_id', 'transaction_id', 'state', 'held_until'])
    .where('town_id', '=', townId)
    .where('facility_id', '=', facilityId)
    .where('unit_id', '=', unitId)
    .where('starts_at', '<', span.until)
    .where('ends_at', '>', span.at)
    .where('state', '!=', 'cancelled')
    .where((row) =>
      row.not(row.and([row('kiosk_id', '=', kioskId), row('transaction_id', '=', transactionId)])),
    )
    .execute();
  if (others.some((row) => row.held_until === null || row.held_until > now)) return 'taken';
  for (const row of others) {
    await transaction
      .deleteFrom('bookings')
      .where('kiosk_id', '=', row.kiosk_id)
      .where('transaction_id', '=', row.transaction_id)
      .where('state', '=', 'held')
      .execute();
  }
  const held = {
    town_id: townId,
    facility_id: facilityId,
    unit_id: unitId,
    starts_at: span.at,
    ends_at: span.until,
    held_until: heldUntil,
  };
  const kept = await transaction
    .insertInto('bookings')
    .values({ kiosk_id: kioskId, transaction_id: transactionId, state: 'held', ...held })
    .onConflict((conflict) =>
      conflict
        .columns(['kiosk_id', 'transaction_id'])
        .doUpdateSet(held)
        // What is booked is not exchanged for something else.
        .where('bookings.state', '=', 'held'),
    )
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n ? 'claimed' : 'taken';
}

/** Lets go of what these transactions hold; what they have booked stays. */
export async function releaseSlots(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<void> {
  if (transactionIds.length === 0) return;
  await transaction
    .deleteFrom('bookings')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...transactionIds])
    .where('state', '=', 'held')
    .execute();
}
