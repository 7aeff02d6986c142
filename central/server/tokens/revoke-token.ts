import { tokenActor } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';

/** Shuts a program out at once; false when there is no such token that could still be used. */
export async function revokeApiToken(
  central: Central,
  tokenId: string,
  by: { readonly userName: string; readonly townId: string | null },
): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .updateTable('api_tokens')
      .set({ revoked_at: now })
      .where('token_id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .$if(by.townId !== null, (query) => query.where('town_id', '=', by.townId))
      .returning('name')
      .executeTakeFirst();
    if (!row) return false;
    await writeAudit(transaction, now, {
      actor: by.userName,
      action: 'revoke-token',
      subject: tokenActor(row.name),
    });
    return true;
  });
}
