import { z } from 'zod';
import { Signature } from '../signing/index.ts';
import { MediaPath } from './block.ts';
import { CONTENT_LISTS } from './content.ts';

/** The largest file, and all files of a bundle together. A kiosk keeps two bundles and the one that is coming. */
export const LARGEST_CONTENT_FILE_BYTES = 100_000_000;
export const LARGEST_BUNDLE_BYTES = 400_000_000;
/** The largest manifest as text: a thousand files and their hashes are far below. */
export const LARGEST_MANIFEST_CHARACTERS = 1_000_000;

const LIST_FILES: readonly string[] = CONTENT_LISTS.map((list) => `${list}.json`);

/** A file of a bundle: one of the content's lists, or a picture or film. No other path exists, so none leads out of the folder. */
export const BundlePath = z.union([
  z.string().refine((path) => LIST_FILES.includes(path), 'a list of the content, e.g. places.json'),
  MediaPath,
]);

/** The SHA-256 of a file in lower-case hexadecimal: its name at central. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/);

export const BundleFile = z.strictObject({
  path: BundlePath,
  bytes: z.int().min(0).max(LARGEST_CONTENT_FILE_BYTES),
  sha256: FileHash,
});
export type BundleFile = z.infer<typeof BundleFile>;

/** What a town's content is made of in one version. */
export const ContentManifest = z
  .strictObject({
    format: z.literal('townhall-content-1'),
    townId: z.string().min(1).max(60),
    /** Grows with every change: a kiosk never takes an older one. */
    version: z.int().min(1),
    madeAt: z.iso.datetime(),
    /** After that it is not taken any more; what a kiosk shows already it goes on to show. Null: no end. */
    expiresAt: z.iso.datetime().nullable(),
    files: z.array(BundleFile).max(1_000),
  })
  .refine(({ files }) => new Set(files.map(({ path }) => path)).size === files.length, {
    path: ['files'],
    message: 'each path once',
  })
  .refine(({ files }) => bytesOf(files) <= LARGEST_BUNDLE_BYTES, {
    path: ['files'],
    message: `at most ${LARGEST_BUNDLE_BYTES / 1_000_000} MB together`,
  });
export type ContentManifest = z.infer<typeof ContentManifest>;

/** A manifest as it travels: its text letter for letter (canonical JSON, RFC 8785), and central's signature of it. */
export const SignedManifest = z.strictObject({
  text: z.string().min(1).max(LARGEST_MANIFEST_CHARACTERS),
  signature: Signature,
});
export type SignedManifest = z.infer<typeof SignedManifest>;

/** What is signed for a manifest. The first line keeps the signature from standing for anything else. */
export const signedTextOfManifest = (text: string): string => `townhall-content-manifest\n${text}`;

/** The bytes of files together. */
export const bytesOf = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
