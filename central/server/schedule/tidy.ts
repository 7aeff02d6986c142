import type { Central } from '../central.ts';

/** Deletes what has run out: nonces, tries, holds, codes and sessions. None of it is money or evidence. */
export async function tidy({ db, now, limits }: Central): Promise<void> {
  const present = now();
  const ago = (ms: number): Date => new Date(present.getTime() - ms);
  await db.deleteFrom('seen_nonces').where('expires_at', '<', present).execute();
  await db.deleteFrom('tries').where('at', '<', ago(limits.tryWindowMs)).execute();
  await db.deleteFrom('holds').where('expires_at', '<', present).execute();
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
