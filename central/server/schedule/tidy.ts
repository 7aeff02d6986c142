import type { Central } from '../central.ts';
import { DAILY, GROWING } from '../throttle/index.ts';

const DAY_MS = 86_400_000;
const SUBMISSION_HOLD_MS = 35 * 86_400_000;
/** A slot whose hold has run out is anybody's, but stays with the payment that may still be on its way as long as no one wants it. */
const SLOT_HOLD_MS = 7 * 86_400_000;
/** A list of bills has names in it: that no one decides about it is no reason to keep them. */
const WAITING_LIST_MS = 14 * 86_400_000;
/** A link that is over is known for as long as somebody may still open it and wants to know why it opens nothing. */
const LINK_MS = 90 * 86_400_000;

/** Deletes what has run out: nonces, tries, holds, claims, codes, sessions, links, lists that wait for a decision. None of it is money or evidence; personal data has a retention of its own. */
export async function tidy({ db, now, limits }: Central): Promise<void> {
  const present = now();
  const ago = (ms: number): Date => new Date(present.getTime() - ms);
  await db.deleteFrom('seen_nonces').where('expires_at', '<', present).execute();
  await db
    .deleteFrom('tries')
    .where('at', '<', ago(limits.tryWindowMs))
    .where((one) =>
      one.or([
        one.and([one('bucket', 'not like', `${GROWING}%`), one('bucket', 'not like', `${DAILY}%`)]),
        one('at', '<', ago(Math.max(limits.signInMemoryMs, DAY_MS))),
      ]),
    )
    .execute();
  await db.deleteFrom('holds').where('expires_at', '<', present).execute();
  await db.deleteFrom('exception_claims').where('lapses_at', '<', present).execute();
  await db.deleteFrom('waiting_bill_lists').where('made_at', '<', ago(WAITING_LIST_MS)).execute();
  // A kiosk that was away for as long as this has its answers checked anew when it comes back.
  await db.deleteFrom('submission_holds').where('held_at', '<', ago(SUBMISSION_HOLD_MS)).execute();
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
  await db.deleteFrom('access_links').where('expires_at', '<', ago(LINK_MS)).execute();
  await db.deleteFrom('enrolment_codes').where('expires_at', '<', present).execute();
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
