import { randomUUID } from 'node:crypto';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { hashOfToken, newToken } from '../hash/index.ts';
import { isTown } from '../town/index.ts';

/** A program that may send reports to one town. */
export type Open311Client = { readonly clientId: string; readonly townId: string };

export type NewClient =
  | { readonly kind: 'created'; readonly clientId: string; readonly apiKey: string }
  | { readonly kind: 'refused'; readonly reason: string };

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** Makes a client and its key. The key is shown this once: only its hash is kept. */
export async function createClient(
  central: Central,
  { townId, name }: { readonly townId: string; readonly name: string },
  actor: string,
): Promise<NewClient> {
  const clientId = randomUUID();
  const apiKey = newToken();
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    if (!(await isTown(transaction, townId))) return { kind: 'refused', reason: 'no such town' };
    await transaction
      .insertInto('open311_clients')
      .values({
        client_id: clientId,
        town_id: townId,
        name,
        key_hash: hashOfToken(apiKey),
        created_at: now,
        revoked_at: null,
      })
      .execute();
    await writeAudit(transaction, now, { actor, action: 'create-open311-key', subject: clientId });
    return { kind: 'created', clientId, apiKey };
  });
}

/** Takes a client's key away; false when there is none, or it was taken away before. */
export async function revokeClient(central: Central, clientId: string, actor: string): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const revoked = await transaction
      .updateTable('open311_clients')
      .set({ revoked_at: now })
      .where((row) => row(row.cast<string>('client_id', 'text'), '=', clientId))
      .where('revoked_at', 'is', null)
      .returning('client_id')
      .executeTakeFirst();
    if (!revoked) return false;
    await writeAudit(transaction, now, { actor, action: 'revoke-open311-key', subject: clientId });
    return true;
  });
}

/** The client whose key this is, when the key is for this town and still good. */
export async function findClient(
  { db }: Central,
  townId: string,
  apiKey: string,
): Promise<Open311Client | null> {
  if (!KEY.test(apiKey)) return null;
  const row = await db
    .selectFrom('open311_clients')
    .select(['client_id', 'town_id'])
    .where('key_hash', '=', hashOfToken(apiKey))
    .where('town_id', '=', townId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? { clientId: row.client_id, townId: row.town_id } : null;
}

/** The clients, without their keys. */
export async function listClients({ db }: Central): Promise<readonly object[]> {
  return db
    .selectFrom('open311_clients')
    .select(['client_id', 'town_id', 'name', 'created_at', 'revoked_at'])
    .orderBy('created_at')
    .execute();
}
