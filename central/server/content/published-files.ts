import { ContentManifest } from '../../../domain/content/index.ts';
import type { Database } from '../database/index.ts';
import { readStoredFile } from '../files/index.ts';

/** The files of the newest version of a town's content; null when it has published nothing. */
export async function newestFiles(db: Database, townId: string): Promise<ContentManifest['files'] | null> {
  const newest = await db
    .selectFrom('content_versions')
    .select('manifest')
    .where('town_id', '=', townId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ? ContentManifest.parse(JSON.parse(newest.manifest)).files : null;
}

/** A published file that is text, as a whole. */
export async function readPublishedText(db: Database, sha256: string): Promise<string> {
  const file = await db
    .selectFrom('content_files')
    .select(['file_id', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  const parts: Buffer[] = [];
  for await (const part of readStoredFile(db, file.file_id, 0, file.bytes)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
