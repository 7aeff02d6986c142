import { lstatSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isKioskUrl } from './origin.ts';

/** Files by their URL's path: the page's own, e.g. `/index.html`, or the content's, e.g. `/content/3/media/bridge.webp`. */
export type PageFiles = ReadonlyMap<string, string>;

/** Lists the page's files. Links and other special files are left out, so nothing outside the folder is ever in the list. */
export function listPageFiles(folder: string): PageFiles {
  const files = new Map<string, string>();
  const visit = (path: string, url: string): void => {
    for (const name of readdirSync(path)) {
      const file = join(path, name);
      const stat = lstatSync(file);
      if (stat.isDirectory()) visit(file, `${url}${name}/`);
      else if (stat.isFile() && contentTypeOf(name) !== null) files.set(`${url}${name}`, file);
    }
  };
  visit(folder, '/');
  return files;
}

/**
 * The file that a URL names, or null. The path must stand in the list letter for letter: dots, encodings, queries and absolute
 * paths lead nowhere, because they are never interpreted.
 */
export function pageFile(files: PageFiles, url: string): string | null {
  if (!isKioskUrl(url)) return null;
  const { pathname, search } = new URL(url);
  return search === '' ? (files.get(pathname) ?? null) : null;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.pmtiles': 'application/vnd.pmtiles',
};

/** The content type by a file's ending; null for what no page of ours is made of. */
export const contentTypeOf = (name: string): string | null =>
  CONTENT_TYPES[extname(name).toLowerCase()] ?? null;
