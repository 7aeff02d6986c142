import { createHash } from 'node:crypto';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** A file is kept in parts of this size: reading one takes little memory, however large the file is. */
export const PART_BYTES = 1_048_576;

export type NewFile = {
  readonly sha256: string;
  readonly bytes: number;
  readonly now: Date;
  /** Reads the whole file, or says what is wrong with it. */
  readonly read: () => Promise<Buffer | string>;
};

/** Keeps a file by its hash, once; `changed` when what is read is not what the hash names. */
export async function storeFile(
  transaction: DatabaseTransaction,
  { sha256, bytes, now, read }: NewFile,
): Promise<'stored' | 'changed'> {
  const known = await transaction
    .selectFrom('content_files')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) return 'stored';
  const content = await read();
  if (typeof content === 'string') return 'changed';
  if (createHash('sha256').update(content).digest('hex') !== sha256) return 'changed';
  await transaction.insertInto('content_files').values({ sha256, bytes, stored_at: now }).execute();
  for (let part = 0; part * PART_BYTES < content.length; part += 1) {
    const slice = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await transaction.insertInto('content_parts').values({ sha256, part, bytes: slice }).execute();
  }
  return 'stored';
}

/** The bytes of a file from a byte on, part by part. Ends early when the file is deleted in the meantime: the reader counts the bytes. */
export async function* readStoredFile(db: Database, sha256: string, from: number): AsyncGenerator<Buffer> {
  for (let part = Math.floor(from / PART_BYTES); ; part += 1) {
    const row = await db
      .selectFrom('content_parts')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row) return;
    const skip = Math.max(0, from - part * PART_BYTES);
    if (skip < row.bytes.length) yield row.bytes.subarray(skip);
    if (row.bytes.length < PART_BYTES) return;
  }
}
