import { join } from 'node:path';
import { type Content, type ContentManifest, mediaOf } from '../../domain/content/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { sentenceOf } from '../configuration/index.ts';
import type { BundleStore } from './bundle-store.ts';
import type { ReadContent } from './read-in-worker.ts';
import { verifyManifest } from './verify-manifest.ts';

/** Content with the pictures and films that belong to it, by the path under which the page asks for them. */
export type LoadedContent = {
  readonly version: number;
  readonly content: Content;
  readonly media: ReadonlyMap<string, string>;
  /** What it was made from; null for what came with the town's folder. */
  readonly manifest: ContentManifest | null;
};

export type LoadedBundle =
  | { readonly kind: 'loaded'; readonly loaded: LoadedContent }
  /** Not the bytes that were signed. */
  | { readonly kind: 'damaged' }
  /** What was signed does not fit this town as the kiosk knows it. */
  | { readonly kind: 'unfit'; readonly sentence: string };

/** Loads a version from the disk after everything of it was verified again. */
export async function loadBundle(
  store: BundleStore,
  version: number,
  keys: readonly string[],
  town: TownDefinition,
  read: ReadContent,
): Promise<LoadedBundle> {
  const signed = await store.manifest(version);
  if (!signed) return { kind: 'damaged' };
  const verified = verifyManifest(signed, { keys, townId: town.townId, floor: 0, now: null });
  if (verified.kind === 'refused' || verified.manifest.version !== version) return { kind: 'damaged' };
  if ((await store.damaged(store.folder(version), verified.manifest)).length > 0) return { kind: 'damaged' };
  const folder = store.folder(version);
  return readBundle(folder, verified.manifest, town, read, folder);
}

/** Reads the content of a folder that fits its manifest. Its media are loaded from `mediaFolder`, to which the folder may still be moved. */
export async function readBundle(
  folder: string,
  manifest: ContentManifest,
  town: TownDefinition,
  read: ReadContent,
  mediaFolder: string,
): Promise<LoadedBundle> {
  const found = await read(folder, town);
  if (found.kind === 'problem') return { kind: 'unfit', sentence: sentenceOf(found.problem) };
  const there = new Set(manifest.files.map(({ path }) => path));
  const missing = mediaOf(found.value).find((path) => !there.has(path));
  if (missing !== undefined) return { kind: 'unfit', sentence: `The bundle lacks the file ${missing}.` };
  const { version } = manifest;
  const media = mediaUnder(version, mediaFolder, mediaOf(found.value));
  return { kind: 'loaded', loaded: { version, content: found.value, media, manifest } };
}

/** The files of a content by the path of their URL: those that it names, and no others. */
export const mediaUnder = (
  version: number,
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(files.map((path) => [`/content/${version}/${path}`, join(folder, path)]));
