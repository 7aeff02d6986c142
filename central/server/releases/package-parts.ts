import { open } from 'node:fs/promises';
import { LARGEST_PACKAGE_PART_BYTES } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { appendToFile, emptyStoredFile, hashOfStoredFile, storedBytes } from '../files/index.ts';
import { deleteOldPackages } from './old-packages.ts';

export type PartTaken =
  /** The next part begins at this byte. */
  | { readonly kind: 'continue'; readonly from: number }
  | { readonly kind: 'complete' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Takes a part of a release's package, the next one in order: an upload that was interrupted continues, and never more than one
 * part is in memory. Refuses the byte beyond the declared size. With the last one the whole is verified, and thrown away when it is not
 * what the release names.
 */
export async function addPackagePart(
  central: Central,
  { sha256, from, bytes }: { readonly sha256: string; readonly from: number; readonly bytes: Buffer },
  actor: string,
): Promise<PartTaken> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const release = await transaction
      .selectFrom('releases')
      .select(['version', 'package_bytes', 'package_sha256', 'complete_at', 'file_id'])
      .where('sha256', '=', sha256)
      .forUpdate()
      .executeTakeFirst();
    if (!release) return refused('Central does not have this release: upload its document first.');
    if (release.complete_at) return { kind: 'complete' };
    const have = await storedBytes(transaction, release.file_id);
    if (from !== have) return { kind: 'continue', from: have };
    const total = have + bytes.length;
    if (total > release.package_bytes) return refused('The package is larger than the release says.');
    await appendToFile(transaction, release.file_id, from, bytes);
    if (total < release.package_bytes) return { kind: 'continue', from: total };
    if ((await hashOfStoredFile(transaction, release.file_id)) !== release.package_sha256) {
      await emptyStoredFile(transaction, release.file_id);
      return refused('This is not the package that the release names; what came was thrown away.');
    }
    await transaction
      .updateTable('releases')
      .set({ complete_at: now })
      .where('sha256', '=', sha256)
      .execute();
    const detail = { bytes: total };
    await writeAudit(transaction, now, {
      actor,
      action: 'complete-release',
      subject: release.version,
      detail,
    });
    await deleteOldPackages(transaction, sha256, now, actor);
    return { kind: 'complete' };
  });
}

/** Takes a package from a file, part by part, from where an earlier try ended. */
export async function addPackageFile(
  central: Central,
  sha256: string,
  file: string,
  actor: string,
): Promise<PartTaken> {
  const handle = await open(file, 'r');
  try {
    let from = 0;
    for (;;) {
      const part = Buffer.alloc(LARGEST_PACKAGE_PART_BYTES);
      const { bytesRead } = await handle.read(part, 0, part.length, from);
      const taken = await addPackagePart(
        central,
        { sha256, from, bytes: part.subarray(0, bytesRead) },
        actor,
      );
      if (taken.kind !== 'continue') return taken;
      if (bytesRead === 0 && taken.from === from)
        return refused('The package is smaller than the release says.');
      from = taken.from;
    }
  } finally {
    await handle.close();
  }
}

const refused = (reason: string): PartTaken => ({ kind: 'refused', reason });
