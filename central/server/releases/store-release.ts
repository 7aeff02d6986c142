import { refusalInWords, type SignedDocument, verifyRelease } from '../../../domain/release/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, isTaken } from '../database/index.ts';
import { newStoredFile, storedBytes } from '../files/index.ts';
import { cryptography } from '../signing-key/index.ts';
import { trustedKeys } from './release-keys.ts';

export type StoredRelease =
  /** The package is taken next, from this byte on; `complete` when it is whole already. */
  | {
      readonly kind: 'stored';
      readonly sha256: string;
      readonly packageBytes: number;
      readonly from: number;
      readonly complete: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Takes a release document that enough release keys have signed. Until then nothing is stored. The same again changes nothing. */
export async function storeRelease(
  central: Central,
  signed: SignedDocument,
  actor: string,
): Promise<StoredRelease> {
  const now = central.now();
  const keys = await trustedKeys(central.db);
  if (!keys) return refused('Central has no list of release keys yet: give it release-keys.json first.');
  if (Date.parse(keys.expiresAt) <= now.getTime()) return refused(refusalInWords('keys-expired'));
  const verified = verifyRelease(signed, keys, cryptography);
  if (verified.kind === 'refused') return refused(refusalInWords(verified.why));
  const { release, sha256 } = verified;
  if (Date.parse(release.expiresAt) <= now.getTime()) return refused(refusalInWords('expired'));
  try {
    return await inTransaction(central.db, async (transaction) => {
      const known = await transaction
        .selectFrom('releases')
        .select(['complete_at', 'file_id'])
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      const signatures = JSON.stringify(signed.signatures);
      const file_id = known?.file_id ?? (await newStoredFile(transaction));
      if (known) {
        // Verified above: other signatures of the same document are as good, and there may be more of them by now.
        await transaction.updateTable('releases').set({ signatures }).where('sha256', '=', sha256).execute();
      } else {
        await transaction
          .insertInto('releases')
          .values({
            sha256,
            counter: release.counter,
            version: release.version,
            security_floor: release.securityFloor,
            document: signed.text,
            signatures,
            package_sha256: release.package.sha256,
            package_bytes: release.package.size,
            package_name: release.package.name,
            min_from_counter: release.minFromCounter,
            journal_min: release.journalSchema.min,
            journal_max: release.journalSchema.max,
            files: release.files.length,
            created_at: new Date(release.createdAt),
            expires_at: new Date(release.expiresAt),
            uploaded_at: now,
            uploaded_by: actor,
            file_id,
          })
          .execute();
        const detail = { counter: release.counter, sha256 };
        await writeAudit(transaction, now, {
          actor,
          action: 'upload-release',
          subject: release.version,
          detail,
        });
      }
      const from = await storedBytes(transaction, file_id);
      return {
        kind: 'stored',
        sha256,
        packageBytes: release.package.size,
        from,
        complete: (known?.complete_at ?? null) !== null,
      };
    });
  } catch (error) {
    if (isTaken(error)) return refused(`There is another release with counter ${release.counter} already.`);
    throw error;
  }
}

const refused = (reason: string): StoredRelease => ({ kind: 'refused', reason });
