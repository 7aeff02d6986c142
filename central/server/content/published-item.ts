import {
  Content,
  ContentManifest,
  findItem,
  type Item,
  type ItemKind,
  LIST_OF,
} from '../../../domain/content/index.ts';
import type { Database } from '../database/index.ts';
import { readStoredFile } from '../files/index.ts';

/** One thing that a town has published, with the lists that say where it is and when it is open. */
export type PublishedItem = {
  readonly item: Item;
  readonly content: Pick<Content, 'departments' | 'places' | 'holidays'>;
};

/** A thing of the newest version of a town's content; null when it is not there. */
export async function publishedItem(
  db: Database,
  townId: string,
  kind: ItemKind,
  id: string,
): Promise<PublishedItem | null> {
  const newest = await db
    .selectFrom('content_versions')
    .select('manifest')
    .where('town_id', '=', townId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  const { files } = ContentManifest.parse(JSON.parse(newest.manifest));
  // Only what the thing needs: all lists of a large town would hold central up.
  const list = async <List extends keyof Content>(name: List): Promise<Content[List]> => {
    const sha256 = files.find(({ path }) => path === `${name}.json`)?.sha256;
    const json: unknown = sha256 === undefined ? undefined : await readJson(db, sha256);
    return Content.shape[name].parse(json) as Content[List];
  };
  const content = {
    departments: await list('departments'),
    places: await list('places'),
    holidays: await list('holidays'),
  };
  const own = LIST_OF[kind];
  const item = findItem({ ...Content.parse({}), ...content, [own]: await list(own) }, kind, id);
  return item && { item, content };
}

async function readJson(db: Database, sha256: string): Promise<unknown> {
  const file = await db
    .selectFrom('content_files')
    .select(['file_id', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  const parts: Buffer[] = [];
  for await (const part of readStoredFile(db, file.file_id, 0, file.bytes)) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
