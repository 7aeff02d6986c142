import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentManifest, SignedManifest } from '../../domain/content/index.ts';
import { type Disk, replaceFile } from '../../slots/index.ts';
import { isFileAsNamed } from '../download/index.ts';

const MANIFEST = 'manifest.json';
const COMING = 'coming';
const LARGEST_MANIFEST_FILE = 8_000_000;

/** The bundles on the disk: a folder for each whole version, and one for the version that is coming. */
export type BundleStore = {
  /** The folder of a version. */
  readonly folder: (version: number) => string;
  /** Where the version that is coming is put together. */
  readonly coming: string;
  /** The whole versions, the newest first. */
  readonly versions: () => Promise<readonly number[]>;
  /** The manifest of a version; null when there is none, or it cannot be read. */
  readonly manifest: (version: number) => Promise<SignedManifest | null>;
  /** Whether every file of the manifest is in this folder, byte for byte. Returns the paths that are not. */
  readonly damaged: (folder: string, manifest: Pick<ContentManifest, 'files'>) => Promise<readonly string[]>;
  /** Makes the folder of a version that is coming. Whatever another version left there is removed; what this one left is resumed. */
  readonly begin: (signed: SignedManifest) => Promise<void>;
  /** Turns what has come, complete and checked, into a version, in one step. */
  readonly complete: (version: number) => Promise<void>;
  /** Keeps another signature of the same manifest: central's key has changed. */
  readonly resign: (version: number, signed: SignedManifest) => Promise<void>;
  /** Removes every version but these. */
  readonly keepOnly: (versions: readonly number[]) => Promise<void>;
};

/** Opens the store in a folder, which is made. */
export async function openBundleStore(root: string, disk: Disk): Promise<BundleStore> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folder = (version: number): string => join(root, String(version));
  const coming = join(root, COMING);

  async function versions(): Promise<number[]> {
    const names = await readdir(root);
    return names
      .filter((name) => /^[1-9]\d{0,15}$/.test(name))
      .map(Number)
      .sort((a, b) => b - a);
  }

  return {
    folder,
    coming,
    versions,
    manifest: (version) => readManifest(join(folder(version), MANIFEST)),
    damaged: async (where, manifest) => {
      const bad: string[] = [];
      for (const { path, bytes, sha256 } of manifest.files) {
        if (!(await isFileAsNamed(join(where, path), bytes, sha256))) bad.push(path);
      }
      return bad;
    },
    begin: async (signed) => {
      const begun = await readManifest(join(coming, MANIFEST));
      if (begun?.text === signed.text && begun.signature === signed.signature) return;
      await rm(coming, { recursive: true, force: true });
      await mkdir(join(coming, 'media'), { recursive: true, mode: 0o700 });
      await replaceFile(disk, join(coming, MANIFEST), JSON.stringify(signed));
    },
    complete: async (version) => {
      // Whatever stands there is damaged, or it would not have been fetched again.
      await rm(folder(version), { recursive: true, force: true });
      await disk.place(coming, folder(version));
    },
    resign: (version, signed) => replaceFile(disk, join(folder(version), MANIFEST), JSON.stringify(signed)),
    keepOnly: async (wanted) => {
      for (const version of await versions()) {
        if (!wanted.includes(version)) await rm(folder(version), { recursive: true, force: true });
      }
    },
  };
}

async function readManifest(file: string): Promise<SignedManifest | null> {
  try {
    if ((await stat(file)).size > LARGEST_MANIFEST_FILE) return null;
    return SignedManifest.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
