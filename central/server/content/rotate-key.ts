import { sql } from 'kysely';
import { signedTextOfManifest } from '../../../domain/content/index.ts';
import { signedTextOfRotation } from '../../../domain/signing/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { prepareNextKey, readSigningKey } from '../signing-key/index.ts';

export type Rotation =
  | { readonly kind: 'rotated'; readonly publicKey: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts a new content key in place of the one in this file: the old one signs the new one, and what is published is signed
 * anew. Interrupted in the middle and begun again, it comes to the same end.
 */
export async function rotateContentKey(central: Central, file: string, actor: string): Promise<Rotation> {
  const old = await readSigningKey(file);
  if (!old) return { kind: 'refused', reason: 'there is no content key in this data folder' };
  const next = await prepareNextKey(file);
  const { publicKey } = next.key;
  const rotation = { from: old.publicKey, to: publicKey };
  const now = central.now();
  const refusal = await inTransaction(central.db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('content', 0))`.execute(transaction);
    const known = await transaction.selectFrom('content_key').select('public_key').executeTakeFirst();
    // The last rotation came so far and no further: only the file is missing.
    if (known?.public_key === publicKey) return null;
    if (known?.public_key !== old.publicKey)
      return 'the content key in this data folder is not the one that the kiosks know';
    await transaction
      .insertInto('content_key_rotations')
      .values({
        from_key: old.publicKey,
        to_key: publicKey,
        signature: old.sign(signedTextOfRotation('content', rotation)),
        made_at: now,
      })
      .execute();
    await transaction.updateTable('content_key').set({ public_key: publicKey, made_at: now }).execute();
    const versions = await transaction
      .selectFrom('content_versions')
      .select(['town_id', 'version', 'manifest'])
      .execute();
    for (const { town_id, version, manifest } of versions) {
      await transaction
        .updateTable('content_versions')
        .set({ signature: next.key.sign(signedTextOfManifest(manifest)) })
        .where('town_id', '=', town_id)
        .where('version', '=', version)
        .execute();
    }
    const detail = { publicKey };
    await writeAudit(transaction, now, { actor, action: 'rotate-content-key', subject: 'content', detail });
    return null;
  });
  if (refusal !== null) return { kind: 'refused', reason: refusal };
  await next.take();
  return { kind: 'rotated', publicKey };
}
