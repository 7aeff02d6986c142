import type { Kysely } from 'kysely';
import {
  keysFaultInWords,
  type ReadKeys,
  ReleaseKeys,
  readFirstKeys,
  readNextKeys,
  SignatureFile,
  type SignedDocument,
} from '../../../domain/release/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, type Schema } from '../database/index.ts';
import { cryptography } from '../signing-key/index.ts';
import { oneChangeAtATime } from './rollout-key.ts';

export type AcceptedKeys =
  | { readonly kind: 'accepted'; readonly version: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Takes a list of release keys: the first one on its own signatures, each later one when it follows from the one before. The same again changes nothing. */
export async function acceptReleaseKeys(
  central: Central,
  signed: SignedDocument,
  actor: string,
): Promise<AcceptedKeys> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    await oneChangeAtATime(transaction, now);
    const newest = await newestRow(transaction);
    if (newest?.document === signed.text) return { kind: 'accepted', version: newest.version };
    const read: ReadKeys = newest
      ? readNextKeys(parse(newest.document), signed, cryptography)
      : readFirstKeys(signed, cryptography);
    if (read.kind === 'refused') return { kind: 'refused', reason: keysFaultInWords(read.why) };
    const { version, threshold, keys } = read.keys;
    if (Date.parse(read.keys.expiresAt) <= now.getTime())
      return { kind: 'refused', reason: keysFaultInWords('expired') };
    await transaction
      .insertInto('release_keys')
      .values({
        version,
        document: signed.text,
        signatures: JSON.stringify(signed.signatures),
        accepted_at: now,
        accepted_by: actor,
      })
      .execute();
    const detail = { version, threshold, keys: keys.length };
    await writeAudit(transaction, now, { actor, action: 'accept-release-keys', subject: 'releases', detail });
    return { kind: 'accepted', version };
  });
}

/** The list of release keys that central trusts; null before the first. */
export async function trustedKeys(db: Kysely<Schema>): Promise<ReleaseKeys | null> {
  const row = await newestRow(db);
  return row ? parse(row.document) : null;
}

/** The lists after a version, in order. */
export async function keysAfter(db: Kysely<Schema>, version: number): Promise<SignedDocument[]> {
  const rows = await db
    .selectFrom('release_keys')
    .select(['document', 'signatures'])
    .where('version', '>', version)
    .orderBy('version')
    .limit(50)
    .execute();
  return rows.map(({ document, signatures }) => signedDocument(document, signatures));
}

/** A document with its signatures, as the database has them. */
export const signedDocument = (text: string, signatures: object[]): SignedDocument => ({
  text,
  ...SignatureFile.parse({ signatures }),
});

const newestRow = (db: Kysely<Schema>): Promise<{ version: number; document: string } | undefined> =>
  db
    .selectFrom('release_keys')
    .select(['version', 'document'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

const parse = (document: string): ReleaseKeys => ReleaseKeys.parse(JSON.parse(document));
