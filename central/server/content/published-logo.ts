import { Content } from '../../../domain/content/index.ts';
import type { Database } from '../database/index.ts';
import { newestFiles, readPublishedText } from './published-files.ts';

/** The logo for light ground of what a town has published last, as SVG that was checked when it was published; null where there is none. */
export async function publishedLogo(db: Database, townId: string): Promise<string | null> {
  const files = (await newestFiles(db, townId)) ?? [];
  const textOf = async (path: string | undefined): Promise<string | null> => {
    const file = files.find((one) => one.path === path);
    return file ? readPublishedText(db, file.sha256) : null;
  };
  const brand = await textOf('brand.json');
  return brand === null ? null : textOf(Content.shape.brand.parse(JSON.parse(brand))?.logo?.onLight);
}
