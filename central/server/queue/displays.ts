import { randomUUID } from 'node:crypto';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { hashOfToken, newToken } from '../hash/index.ts';
import { isTown } from '../town/index.ts';

export type NewDisplay =
  /** `path` of central's address: the page that this display opens. The token behind `#` never reaches a log of a proxy. */
  | { readonly kind: 'created'; readonly displayId: string; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Makes a call display with a place of its own. Its token is shown this once: only its hash is kept. */
export async function createDisplay(
  central: Central,
  { townId, name }: { readonly townId: string; readonly name: string },
  actor: string,
): Promise<NewDisplay> {
  const displayId = randomUUID();
  const token = newToken();
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    if (!(await isTown(transaction, townId))) return { kind: 'refused', reason: 'no such town' };
    const display = { display_id: displayId, town_id: townId, name, created_at: now, revoked_at: null };
    await transaction
      .insertInto('displays')
      .values({ ...display, token_hash: hashOfToken(token) })
      .execute();
    await writeAudit(transaction, now, { actor, action: 'create-display', subject: name });
    return { kind: 'created', displayId, path: `/display/${townId}#${token}` };
  });
}

/** Takes a display's place away; false when there is none, or it was taken away before. */
export async function revokeDisplay(central: Central, displayId: string, actor: string): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const revoked = await transaction
      .updateTable('displays')
      .set({ revoked_at: now })
      .where((row) => row(row.cast<string>('display_id', 'text'), '=', displayId))
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!revoked) return false;
    await writeAudit(transaction, now, { actor, action: 'revoke-display', subject: revoked.name });
    return true;
  });
}

/** The displays, without their tokens. */
export const listDisplays = ({ db }: Central): Promise<readonly object[]> =>
  db
    .selectFrom('displays')
    .select(['display_id', 'town_id', 'name', 'created_at', 'revoked_at'])
    .orderBy('created_at')
    .execute();

/** The id of the town's display that this token belongs to, or null. */
export async function findDisplay({ db }: Central, townId: string, token: string): Promise<string | null> {
  if (token === '') return null;
  const row = await db
    .selectFrom('displays')
    .select('display_id')
    .where('token_hash', '=', hashOfToken(token))
    .where('town_id', '=', townId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.display_id ?? null;
}
