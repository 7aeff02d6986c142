import type { Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import { type LinkProblem, type listAccessLinks, Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction, type Schema } from '../database/index.ts';
import { hashOfToken, newToken } from '../hash/index.ts';
import type { Changer } from './changer.ts';

export type AccessLink = Selectable<Schema['access_links']>;

/** Where the console opens a link; the token stands behind `#`, so that no server and no log on the way sees it. */
export const pathOfLink = (token: string): string => `/#/link/${token}`;

/** What is wrong with a link; null: it is open. */
export function linkProblem(link: AccessLink | undefined, now: Date): LinkProblem | null {
  if (!link) return 'unknown';
  if (link.used_at !== null) return 'used';
  if (link.withdrawn_at !== null) return 'withdrawn';
  return link.expires_at <= now ? 'over' : null;
}

/** A link by its token, or none. */
export const findLink = (db: Kysely<Schema>, token: string): Promise<AccessLink | undefined> =>
  db.selectFrom('access_links').selectAll().where('token_hash', '=', hashOfToken(token)).executeTakeFirst();

type NewLink = Pick<AccessLink, 'purpose' | 'user_name' | 'role' | 'town_id' | 'made_by'>;

export type MadeLink = { readonly path: string; readonly expiresAt: Date };

/** Makes a link. One for the same person that was not used is withdrawn: of two, nobody knows which is the right one. */
export async function makeLink(
  transaction: DatabaseTransaction,
  { limits }: Pick<Central, 'limits'>,
  link: NewLink,
  now: Date,
): Promise<MadeLink> {
  await transaction
    .updateTable('access_links')
    .set({ withdrawn_at: now })
    .where('user_name', 'is not distinct from', link.user_name)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  const token = newToken();
  const lives = link.purpose === 'invitation' ? limits.invitationMs : limits.passwordLinkMs;
  const expiresAt = new Date(now.getTime() + lives);
  await transaction
    .insertInto('access_links')
    .values({ ...link, token_hash: hashOfToken(token), made_at: now, expires_at: expiresAt })
    .execute();
  return { path: pathOfLink(token), expiresAt };
}

type Links = z.infer<typeof listAccessLinks.response>['links'];

/** The links of a town's people that are open, or of all (null), the newest first. */
export async function listLinkRows({ db, now }: Central, townId: string | null): Promise<Links> {
  const rows = await openLinks(db, townId, now()).selectAll().orderBy('made_at', 'desc').execute();
  return rows.map((row) => ({
    linkId: row.link_id,
    purpose: row.purpose,
    userName: row.user_name,
    role: Role.parse(row.role),
    townId: row.town_id,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}

/** Withdraws an open link; false when it is not open (any more), or of another town. */
export async function withdrawLink(central: Central, linkId: string, by: Changer): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .updateTable('access_links')
      .set({ withdrawn_at: now })
      .where('link_id', 'in', openLinks(transaction, by.townId, now).select('link_id'))
      .where('link_id', '=', linkId)
      .where('used_at', 'is', null)
      .returning(['user_name', 'purpose'])
      .executeTakeFirst();
    if (!row) return false;
    await writeAudit(transaction, now, {
      actor: by.userName,
      action: 'withdraw-link',
      subject: row.user_name ?? row.purpose,
      detail: { purpose: row.purpose },
    });
    return true;
  });
}

/** The links that somebody can still open, of a town's people or of all (null). */
export const openLinks = (db: Kysely<Schema>, townId: string | null, now: Date) =>
  db
    .selectFrom('access_links')
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(townId !== null, (query) => query.where('town_id', '=', townId));
