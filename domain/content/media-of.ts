import { filesOfBrand } from './brand.ts';
import type { Content } from './content.ts';

/** Every picture and film that the content shows, those of the town's brand, and the map's tiles, each once, in order of their names. */
export function mediaOf({ announcements, news, pages, map, brand }: Content): readonly string[] {
  const files = new Set<string>(filesOfBrand(brand));
  for (const { picture } of [...announcements, ...news]) if (picture) files.add(picture.file);
  for (const { blocks } of pages) {
    for (const block of blocks) {
      if (block.kind === 'picture' || block.kind === 'video') files.add(block.file);
      if (block.kind === 'video' && block.poster) files.add(block.poster);
    }
  }
  if (map?.basemap) files.add(map.basemap);
  return [...files].sort();
}
