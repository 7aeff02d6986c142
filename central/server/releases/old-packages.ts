import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { emptyStoredFile } from '../files/index.ts';

/** To step back needs an earlier package; one that is older than these has to be uploaded again first. */
const PACKAGES_KEPT = 5;

/**
 * Deletes the packages of old releases, of more than 100 MB each. The newest stay, the one that has just come, and the one that
 * was rolled out last, which kiosks may still be fetching. Documents and history of all stay.
 */
export async function deleteOldPackages(
  transaction: DatabaseTransaction,
  justCame: string,
  now: Date,
  actor: string,
): Promise<void> {
  const { rows } = await sql<{ version: string; file_id: number }>`
    update releases set complete_at = null
    where complete_at is not null
      and sha256 <> ${justCame}
      and sha256 not in (
        select sha256 from releases where complete_at is not null order by counter desc limit ${PACKAGES_KEPT}
      )
      and sha256 not in (select release_sha256 from rollouts order by rollout_id desc limit 1)
    returning version, file_id
  `.execute(transaction);
  for (const { version, file_id } of rows) {
    await emptyStoredFile(transaction, file_id);
    await writeAudit(transaction, now, { actor, action: 'delete-package', subject: version, detail: {} });
  }
}
