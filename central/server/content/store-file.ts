import type { DatabaseTransaction } from '../database/index.ts';
import { appendToFile, newStoredFile } from '../files/index.ts';
import { sha256 as hashOf } from '../hash/index.ts';

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
  if (hashOf(content) !== sha256) return 'changed';
  const file_id = await newStoredFile(transaction);
  await appendToFile(transaction, file_id, 0, content);
  await transaction.insertInto('content_files').values({ sha256, bytes, stored_at: now, file_id }).execute();
  return 'stored';
}
