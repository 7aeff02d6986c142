import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { LARGEST_PACKAGE_PART_BYTES } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction, type Schema } from '../database/index.ts';

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
      .select(['version', 'package_bytes', 'package_sha256', 'complete_at'])
      .where('sha256', '=', sha256)
      .forUpdate()
      .executeTakeFirst();
    if (!release) return refused('Central does not have this release: upload its document first.');
    if (release.complete_at) return { kind: 'complete' };
    const have = await storedBytes(transaction, sha256);
    if (from !== have) return { kind: 'continue', from: have };
    const total = have + bytes.length;
    if (total > release.package_bytes) return refused('The package is larger than the release says.');
    if (bytes.length > 0)
      await transaction
        .insertInto('release_parts')
        .values({ release_sha256: sha256, starts_at: from, bytes })
        .execute();
    if (total < release.package_bytes) return { kind: 'continue', from: total };
    if ((await hashOfParts(transaction, sha256)) !== release.package_sha256) {
      await transaction.deleteFrom('release_parts').where('release_sha256', '=', sha256).execute();
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

/** How many bytes of a release's package have come. */
export async function storedBytes(db: Kysely<Schema>, sha256: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(max(starts_at + length(bytes)), 0) as bytes from release_parts where release_sha256 = ${sha256}
  `.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** The bytes of a release's package from one byte to before another, part by part. */
export async function* readPackage(
  db: Kysely<Schema>,
  sha256: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const row = await db
      .selectFrom('release_parts')
      .select(['starts_at', 'bytes'])
      .where('release_sha256', '=', sha256)
      .where('starts_at', '<=', at)
      .orderBy('starts_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const slice = row?.bytes.subarray(at - row.starts_at, to - row.starts_at);
    // Fewer bytes than announced: the reader counts them.
    if (!slice || slice.length === 0) return;
    yield slice;
    at += slice.length;
  }
}

async function hashOfParts(transaction: DatabaseTransaction, sha256: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of readPackage(transaction, sha256, 0, Number.MAX_SAFE_INTEGER)) hash.update(part);
  return hash.digest('hex');
}

const refused = (reason: string): PartTaken => ({ kind: 'refused', reason });
