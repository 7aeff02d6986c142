import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { listSessions } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, type Schema } from '../database/index.ts';
import { hashOfToken, newToken } from '../hash/index.ts';

/**
 * Begins a session and returns its token; null when the user was disabled, or got another password, since this one was verified.
 * Under the user's row lock: a session that begins beside a change would come back when the user is enabled again.
 */
export async function beginSession(
  { db }: Central,
  verified: { readonly user_name: string; readonly password_hash: string },
  now: Date,
): Promise<string | null> {
  const token = newToken();
  return inTransaction(db, async (transaction) => {
    const user = await transaction
      .selectFrom('users')
      .select('user_name')
      .where('user_name', '=', verified.user_name)
      .where('password_hash', '=', verified.password_hash)
      .where('disabled_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!user) return null;
    const { user_name } = user;
    await transaction
      .insertInto('sessions')
      .values({ token_hash: hashOfToken(token), user_name, started_at: now, last_used_at: now })
      .execute();
    await writeAudit(transaction, now, { actor: user_name, action: 'sign-in', subject: user_name });
    return token;
  });
}

/** Ends a session. */
export async function endSession(central: Central, token: string): Promise<void> {
  await central.db.deleteFrom('sessions').where('token_hash', '=', hashOfToken(token)).execute();
}

type Sessions = z.infer<typeof listSessions.response>['sessions'];

/** The living sessions of a user, the one used last first. */
export async function listSessionRows(
  { db, now, limits }: Central,
  userName: string,
  ownToken: string,
): Promise<Sessions> {
  const present = now().getTime();
  const rows = await db
    .selectFrom('sessions')
    .select(['session_id', 'started_at', 'last_used_at', 'token_hash'])
    .where('user_name', '=', userName)
    .where('started_at', '>', new Date(present - limits.sessionMs))
    .where('last_used_at', '>', new Date(present - limits.sessionIdleMs))
    .orderBy('last_used_at', 'desc')
    .execute();
  const own = hashOfToken(ownToken);
  return rows.map((row) => ({
    sessionId: row.session_id,
    startedAt: row.started_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    own: row.token_hash === own,
  }));
}

type Which = {
  readonly sessionId?: string;
  /** The token of a session that lives on. */
  readonly except?: string;
};

/** Ends sessions of a user: one, or all. Returns how many. */
export async function endSessionsOf(
  db: Kysely<Schema>,
  userName: string,
  { sessionId, except }: Which = {},
): Promise<number> {
  const ended = await db
    .deleteFrom('sessions')
    .where('user_name', '=', userName)
    .$if(sessionId !== undefined, (query) => query.where('session_id', '=', sessionId ?? ''))
    .$if(except !== undefined, (query) => query.where('token_hash', '!=', hashOfToken(except ?? '')))
    .returning('session_id')
    .execute();
  return ended.length;
}

/** Ends sessions of a user because somebody asked for it, which stands in the audit log. Returns how many. */
export async function endSessionsFor(
  central: Central,
  userName: string,
  actor: string,
  which: Which = {},
): Promise<number> {
  const sessions = await endSessionsOf(central.db, userName, which);
  await writeAudit(central.db, central.now(), {
    actor,
    action: 'end-sessions',
    subject: userName,
    detail: { sessions },
  });
  return sessions;
}
