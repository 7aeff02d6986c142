import {
  ROLLOUT_VALID_DAYS,
  Rollout,
  type SignedRollout,
  signedTextOfRollout,
} from '../../../domain/release/index.ts';
import { type KeyRotation, signedTextOfRotation } from '../../../domain/signing/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { newPrivateKey, type SigningKey, signingKeyOf } from '../signing-key/index.ts';

const DAY_MS = 86_400_000;

/** The key under whose row all changes of rollouts and release keys stand: one transaction at a time has it. Makes it the first time. */
export async function oneChangeAtATime(transaction: DatabaseTransaction, now: Date): Promise<RolloutKey> {
  const first = newPrivateKey();
  await transaction
    .insertInto('rollout_key')
    .values({ private_key: first, public_key: signingKeyOf(first).publicKey, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await transaction
    .selectFrom('rollout_key')
    .select(['private_key', 'last_counter'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { ...signingKeyOf(row.private_key), lastCounter: row.last_counter };
}

/** Central's online key for rollouts. It stands in the database, so that every server process signs with the same one. */
export type RolloutKey = SigningKey & { readonly lastCounter: number };

/** What a rollout says, without what every signing decides anew. */
export type RolloutFacts = Pick<
  Rollout,
  'releaseSha256' | 'version' | 'ring' | 'percent' | 'salt' | 'halt' | 'stepBack'
>;

/** Signs a rollout for the days to come; its counter is greater than that of every rollout before. */
export async function signRollout(
  transaction: DatabaseTransaction,
  key: RolloutKey,
  facts: RolloutFacts,
  now: Date,
): Promise<SignedRollout> {
  // The time in seconds stands below every counter, so that it grows also after a backup was played back.
  const counter = Math.max(key.lastCounter + 1, Math.floor(now.getTime() / 1_000));
  await transaction.updateTable('rollout_key').set({ last_counter: counter }).execute();
  const text = JSON.stringify(
    Rollout.parse({
      format: 'townhall-rollout',
      counter,
      ...facts,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + ROLLOUT_VALID_DAYS * DAY_MS).toISOString(),
    }),
  );
  return { text, signature: key.sign(signedTextOfRollout(text)) };
}

/** Puts a new rollout key in place of the old one, which signs it; the newest rollout is signed anew. */
export async function rotateRolloutKey(central: Central, actor: string): Promise<string> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const old = await oneChangeAtATime(transaction, now);
    const pem = newPrivateKey();
    const key = signingKeyOf(pem);
    const next = { from: old.publicKey, to: key.publicKey };
    await transaction
      .insertInto('rollout_key_rotations')
      .values({
        from_key: next.from,
        to_key: next.to,
        signature: old.sign(signedTextOfRotation('rollout', next)),
        made_at: now,
      })
      .execute();
    await transaction
      .updateTable('rollout_key')
      .set({ private_key: pem, public_key: next.to, made_at: now })
      .execute();
    const newest = await transaction
      .selectFrom('rollouts')
      .select(['rollout_id', 'document'])
      .orderBy('rollout_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest) {
      const signature = key.sign(signedTextOfRollout(newest.document));
      await transaction
        .updateTable('rollouts')
        .set({ signature })
        .where('rollout_id', '=', newest.rollout_id)
        .execute();
    }
    const detail = { publicKey: next.to };
    await writeAudit(transaction, now, { actor, action: 'rotate-rollout-key', subject: 'releases', detail });
    return next.to;
  });
}

/** The public key, and how it came to be, for kiosks that know an earlier one. Null before the first rollout. */
export async function publicRolloutKey({
  db,
}: Central): Promise<{ readonly publicKey: string; readonly rotations: KeyRotation[] } | null> {
  const row = await db.selectFrom('rollout_key').select('public_key').executeTakeFirst();
  if (!row) return null;
  const rotations = await db
    .selectFrom('rollout_key_rotations')
    .select(['from_key', 'to_key', 'signature'])
    .orderBy('rotation_id', 'desc')
    .limit(100)
    .execute();
  return {
    publicKey: row.public_key,
    rotations: rotations
      .reverse()
      .map((one) => ({ from: one.from_key, to: one.to_key, signature: one.signature })),
  };
}
