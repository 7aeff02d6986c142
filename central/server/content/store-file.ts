import { createHash } from 'node:crypto';
import type { DatabaseTransaction } from '../database/index.ts';
import { appendToFile, newStoredFile, PART_BYTES } from '../files/index.ts';

export type NewFile = {
  readonly sha256: string;
  readonly bytes: number;
  readonly now: Date;
  /** Reads the whole file, or says what is wrong with it. */
  readonly read: () => Promise<Buffer | string>;
};

/** Keeps a file by its hash, once; `changed` when what is read is not what the hash names: the transaction is not to be kept then. */
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
  const file_id = await newStoredFile(transaction);
  const hash = createHash('sha256');
  // Part by part: the hash of a film would hold up everything else.
  for (let at = 0; at < content.length; at += PART_BYTES) {
    const part = content.subarray(at, at + PART_BYTES);
    hash.update(part);
    await appendToFile(transaction, file_id, at, part);
  }
  if (hash.digest('hex') !== sha256) return 'changed';
  await transaction.insertInto('content_files').values({ sha256, bytes, stored_at: now, file_id }).execute();
  return 'stored';
}
