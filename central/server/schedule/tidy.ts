import type { Central } from '../central.ts';

const SUBMISSION_HOLD_MS = 35 * 86_400_000;
/** No one needs to know two days later whose appointment it was. */
const APPOINTMENT_MS = 2 * 86_400_000;
/** A slot whose hold has run out is anybody's, but stays with the payment that may still be on its way as long as no one wants it. */
const SLOT_HOLD_MS = 7 * 86_400_000;
/** For so long after a booking is over or a report is closed someone may still have to be asked about it. */
const CONTACT_MS = 90 * 86_400_000;

/** Deletes what has run out: nonces, tries, holds, codes, sessions, and who sent reports that were closed long ago. None of it is money or evidence. */
export async function tidy({ db, now, limits }: Central): Promise<void> {
  const present = now();
  const ago = (ms: number): Date => new Date(present.getTime() - ms);
  await db.deleteFrom('seen_nonces').where('expires_at', '<', present).execute();
  await db.deleteFrom('tries').where('at', '<', ago(limits.tryWindowMs)).execute();
  await db.deleteFrom('holds').where('expires_at', '<', present).execute();
  // A kiosk that was away for as long as this has its answers checked anew when it comes back.
  await db.deleteFrom('submission_holds').where('held_at', '<', ago(SUBMISSION_HOLD_MS)).execute();
  await db.deleteFrom('appointments').where('starts_at', '<', ago(APPOINTMENT_MS)).execute();
  await db
    .deleteFrom('queue_tickets')
    .where('state', '=', 'offered')
    .where('taken_at', '<', ago(SUBMISSION_HOLD_MS))
    .execute();
  await db
    .deleteFrom('bookings')
    .where('state', '=', 'held')
    .where('held_until', '<', ago(SLOT_HOLD_MS))
    .execute();
  await db
    .updateTable('bookings')
    .set({ holder_name: null, surname: null, contact: null })
    .where('surname', 'is not', null)
    .where('ends_at', '<', ago(CONTACT_MS))
    .execute();
  await db.deleteFrom('enrolment_codes').where('expires_at', '<', present).execute();
  await db
    .updateTable('service_requests')
    .set({ contact: null })
    .where('contact', 'is not', null)
    .where('status', '=', 'closed')
    .where('updated_at', '<', ago(CONTACT_MS))
    .execute();
  await db
    .deleteFrom('sessions')
    .where((session) =>
      session.or([
        session('started_at', '<', ago(limits.sessionMs)),
        session('last_used_at', '<', ago(limits.sessionIdleMs)),
      ]),
    )
    .execute();
}
