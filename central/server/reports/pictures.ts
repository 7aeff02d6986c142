import type { Kysely } from 'kysely';
import type { DatabaseTransaction, Schema } from '../database/index.ts';
import { appendToFile, newStoredFile, readStoredFile } from '../files/index.ts';
import type { Photo } from '../photos/index.ts';

/** Pictures of a report: photos that central keeps, and addresses of pictures elsewhere, which are never opened. */
export type Pictures = { readonly fileIds: readonly number[]; readonly addresses: readonly string[] };

const STORED = 'stored:';

/** Stores the photos of a report. What is returned stands in its `media_url`, a picture a line; null: there are none. */
export async function storePictures(
  transaction: DatabaseTransaction,
  photos: readonly Photo[],
  addresses: readonly string[],
): Promise<string | null> {
  const lines: string[] = [];
  for (const { bytes } of photos) {
    const fileId = await newStoredFile(transaction);
    await appendToFile(transaction, fileId, 0, bytes);
    lines.push(`${STORED}${fileId}`);
  }
  return [...lines, ...addresses].join('\n') || null;
}

/** The pictures that a report's `media_url` names. */
export function picturesOf(mediaUrl: string | null): Pictures {
  const lines = mediaUrl?.split('\n') ?? [];
  return {
    fileIds: lines.filter((line) => line.startsWith(STORED)).map((line) => Number(line.slice(STORED.length))),
    addresses: lines.filter((line) => !line.startsWith(STORED)),
  };
}

/** The bytes of a photo; null when they were erased. */
export async function readPhoto(db: Kysely<Schema>, fileId: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for await (const part of readStoredFile(db, fileId, 0, Number.MAX_SAFE_INTEGER)) parts.push(part);
  return parts.length > 0 ? Buffer.concat(parts) : null;
}
