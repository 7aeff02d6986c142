import { Content, findItem, type Item, type ItemKind, LIST_OF } from '../../../domain/content/index.ts';
import type { Database } from '../database/index.ts';
import { newestFiles, readPublishedText } from './published-files.ts';

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
  const files = await newestFiles(db, townId);
  if (!files) return null;
  // Only what the thing needs: all lists of a large town would hold central up.
  const list = async <List extends keyof Content>(name: List): Promise<Content[List]> => {
    const sha256 = files.find(({ path }) => path === `${name}.json`)?.sha256;
    const json: unknown = sha256 === undefined ? undefined : JSON.parse(await readPublishedText(db, sha256));
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
