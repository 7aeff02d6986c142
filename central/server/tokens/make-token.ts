import type { z } from 'zod';
import type { makeToken } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { tokenActor } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { hashOfToken, newToken } from '../hash/index.ts';
import { verifyOwnPassword } from '../own-password/index.ts';

type Answer = z.infer<typeof makeToken.response>;

const DAY_MS = 86_400_000;
/** So that a program that looks for secrets in files finds ours. */
const PREFIX = 'townhall_';

/** Makes a token for a program, which is shown once. The person types their password again: a stolen session makes no key that outlives it. */
export async function makeApiToken(
  central: Central,
  { name, role, readsOnly, days, password }: z.infer<typeof makeToken.request>,
  by: Pick<Person, 'userName' | 'townId'>,
): Promise<Answer> {
  const own = await verifyOwnPassword(central, by.userName, password);
  if (own.kind === 'throttled') return own;
  if (own.kind === 'wrong') return { kind: 'refused', reason: 'password' };
  const now = central.now();
  const token = `${PREFIX}${newToken()}`;
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  return inTransaction(central.db, async (transaction): Promise<Answer> => {
    const row = await transaction
      .insertInto('api_tokens')
      .values({
        name,
        token_hash: hashOfToken(token),
        role,
        reads_only: readsOnly,
        town_id: by.townId,
        made_by: by.userName,
        made_at: now,
        expires_at: expiresAt,
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('token_id')
      .executeTakeFirst();
    if (!row) return { kind: 'refused', reason: 'exists' };
    await writeAudit(transaction, now, {
      actor: by.userName,
      action: 'make-token',
      subject: tokenActor(name),
      detail: { role, readsOnly: String(readsOnly), days, town: by.townId },
    });
    return { kind: 'made', tokenId: row.token_id, token, expiresAt: expiresAt.toISOString() };
  });
}
