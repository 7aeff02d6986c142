import type { Kysely } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, type Schema } from '../database/index.ts';
import { type MadeLink, makeLink } from './access-links.ts';

/** Whether there is anybody who could let others in. */
export const hasUsers = async (db: Kysely<Schema>): Promise<boolean> =>
  (await db.selectFrom('users').select('user_name').limit(1).executeTakeFirst()) !== undefined;

/**
 * The link by which the first administrator chooses name and password; null where there is a user. It opens nothing any more as soon as there is
 * one, however that came about.
 */
export async function linkForFirstAdministrator(central: Central): Promise<MadeLink | null> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    if (await hasUsers(transaction)) return null;
    const link = await makeLink(
      transaction,
      central,
      {
        purpose: 'first-administrator',
        user_name: null,
        role: 'administrator',
        town_id: null,
        made_by: 'central',
      },
      now,
    );
    await writeAudit(transaction, now, {
      actor: 'central',
      action: 'link-for-first-administrator',
      subject: 'first-administrator',
    });
    return link;
  });
}
