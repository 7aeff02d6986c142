import { sql } from 'kysely';
import type { Role } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { type MadeLink, makeLink, openLinks } from './access-links.ts';
import { townForUser } from './store-user.ts';

export type Invited =
  | ({ readonly kind: 'made' } & MadeLink)
  | { readonly kind: 'refused'; readonly reason: 'exists' | 'invited' | 'no-such-town' };

type Invitation = {
  readonly userName: string;
  readonly role: Role;
  /** Undefined: the only town; null: all of them. */
  readonly townId?: string | null | undefined;
};

/** Invites somebody: the user is made when they open the link and choose a password. Of two invitations at once for a name one is made. */
export async function inviteUser(
  central: Central,
  { userName, role, townId: asked }: Invitation,
  actor: string,
): Promise<Invited> {
  const now = central.now();
  const whose = await townForUser(central.db, asked);
  if (whose.kind === 'no-such-town') return { kind: 'refused', reason: whose.kind };
  const { townId } = whose;
  return inTransaction(central.db, async (transaction): Promise<Invited> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`invite:${userName}`}, 0))`.execute(
      transaction,
    );
    const user = await transaction
      .selectFrom('users')
      .select('user_name')
      .where('user_name', '=', userName)
      .executeTakeFirst();
    if (user) return { kind: 'refused', reason: 'exists' };
    const open = await openLinks(transaction, null, now)
      .select('link_id')
      .where('user_name', '=', userName)
      .executeTakeFirst();
    if (open) return { kind: 'refused', reason: 'invited' };
    const link = await makeLink(
      transaction,
      central,
      { purpose: 'invitation', user_name: userName, role, town_id: townId, made_by: actor },
      now,
    );
    await writeAudit(transaction, now, {
      actor,
      action: 'invite-user',
      subject: userName,
      detail: { role, town: townId },
    });
    return { kind: 'made', ...link };
  });
}
