import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DatabaseTransaction, Schema } from '../database/index.ts';

/** What is appended at once is cut into parts of this size: reading one takes little memory, however large the file is. */
export const PART_BYTES = 1_048_576;

/** An empty file in the database; its id. */
export async function newStoredFile(transaction: DatabaseTransaction): Promise<number> {
  const { file_id } = await transaction
    .insertInto('stored_files')
    .defaultValues()
    .returning('file_id')
    .executeTakeFirstOrThrow();
  return file_id;
}

/** Appends bytes to a file that has this many. */
export async function appendToFile(
  transaction: DatabaseTransaction,
  file_id: number,
  from: number,
  bytes: Buffer,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const part = { file_id, starts_at: from + at, bytes: bytes.subarray(at, at + PART_BYTES) };
    await transaction.insertInto('file_parts').values(part).execute();
  }
}

/** How many bytes a file has. */
export async function storedBytes(db: Kysely<Schema>, fileId: number): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(max(starts_at + length(bytes)), 0) as bytes from file_parts where file_id = ${fileId}
  `.execute(db);
  return rows[0]?.bytes ?? 0;
}

/**
 * The bytes of a file from one byte to before another, part by part. Ends early when the file is emptied or deleted in the meantime: the
 * reader counts the bytes.
 */
export async function* readStoredFile(
  db: Kysely<Schema>,
  fileId: number,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const row = await db
      .selectFrom('file_parts')
      .select(['starts_at', 'bytes'])
      .where('file_id', '=', fileId)
      .where('starts_at', '<=', at)
      .orderBy('starts_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const slice = row?.bytes.subarray(at - row.starts_at, to - row.starts_at);
    if (!slice || slice.length === 0) return;
    yield slice;
    at += slice.length;
  }
}

/** The SHA-256 of all bytes of a file, in hexadecimal digits. */
export async function hashOfStoredFile(db: Kysely<Schema>, fileId: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of readStoredFile(db, fileId, 0, Number.MAX_SAFE_INTEGER)) hash.update(part);
  return hash.digest('hex');
}

/** Throws away a file's bytes; the file stays, empty. */
export async function emptyStoredFile(transaction: DatabaseTransaction, fileId: number): Promise<void> {
  await transaction.deleteFrom('file_parts').where('file_id', '=', fileId).execute();
}

/** Deletes files with their bytes; nothing may name them any more. */
export async function deleteStoredFiles(
  transaction: DatabaseTransaction,
  fileIds: readonly number[],
): Promise<void> {
  if (fileIds.length > 0)
    await transaction.deleteFrom('stored_files').where('file_id', 'in', fileIds).execute();
}
