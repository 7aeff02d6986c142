import { type Kysely, sql } from 'kysely';
import { storable } from '../../../domain/text/index.ts';
import type { Schema } from '../database/index.ts';

export type AlarmKind =
  /** Two histories of one kiosk. */
  | 'fork'
  /** An entry that does not fit its hash, its signature or its personal record. */
  | 'broken'
  /** A delivery that central cannot read at all. */
  | 'unreadable'
  /** An entry that central keeps and cannot use. */
  | 'dead-letter'
  /** Money of a kiosk that nobody has confirmed waits. */
  | 'unconfirmed-money'
  /** One key speaks from two machines. */
  | 'clone'
  /** Money that a kiosk took more than an hour ago and has not delivered. */
  | 'money-undelivered'
  /** An event that the transaction's machine does not allow. */
  | 'impossible-event'
  /** A payment given up turned out approved; it is being reversed. */
  | 'late-approval'
  /** The terminal's own totals are not the journal's. */
  | 'totals-differ'
  /** The terminal's own totals are not available. */
  | 'totals-unavailable'
  /** A kiosk does not take the content that central offers. */
  | 'content-refused'
  /** Content on a kiosk's disk was no more what was signed. */
  | 'content-damaged'
  /** Someone has typed wrong staff PINs until the kiosk took none for a while. */
  | 'staff-pin-locked';

export type Alarm = {
  readonly kind: AlarmKind;
  readonly epoch: number;
  readonly seq: number;
  readonly detail: string;
};

const LONGEST_DETAIL = 300;

/** Raises alarms of one kiosk. The same one again is counted, so that a kiosk that repeats itself does not fill the table. */
export async function raiseAlarms(
  db: Kysely<Schema>,
  kioskId: string,
  now: Date,
  alarms: readonly Alarm[],
): Promise<void> {
  for (const { kind, epoch, seq, detail } of alarms) {
    await db
      .insertInto('alarms')
      .values({
        kiosk_id: kioskId,
        kind,
        epoch,
        seq,
        detail: storable(detail.slice(0, LONGEST_DETAIL)),
        first_at: now,
        last_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['kiosk_id', 'kind', 'epoch', 'seq'])
          .doUpdateSet({ last_at: now, times: sql<number>`alarms.times + 1` }),
      )
      .execute();
  }
}
