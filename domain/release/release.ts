import { z } from 'zod';
import { FileHash } from '../content/index.ts';

/** The largest release document as text, and the largest package and unpacked program that it may name. */
export const LARGEST_RELEASE_CHARACTERS = 1_000_000;
export const LARGEST_PACKAGE_BYTES = 600_000_000;
export const LARGEST_PROGRAM_BYTES = 1_500_000_000;
const MOST_FILES = 8_000;
const LONGEST_PATH = 300;

export const PRODUCT = 'townhall-kiosk';
/** What a slot starts, below its folder `app/`. */
export const PROGRAM_PATH = 'townhall-kiosk';

/** A version as semver.org 2.0 writes it, e.g. `1.4.0` or `1.4.0-rc.1`. */
export const ReleaseVersion = z
  .string()
  .max(64)
  .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/, 'e.g. 1.4.0');

/** Grows with every release, also where the version does not: kiosks compare it and never the version. */
export const ReleaseCounter = z.int().min(1).max(1_000_000_000);

/** A file's path below `app/`: plain names between slashes, so that none leads out of the folder. */
export const ReleasePath = z
  .string()
  .min(1)
  .max(LONGEST_PATH)
  .regex(/^[^\u0000-\u001f\u007f\\]+$/, 'no control characters and no backslash')
  .refine(
    (path) => path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'),
    'a relative path without . and ..',
  );

/** A file of the program, and its piece of the package: the same, compressed by gzip. */
export const ReleaseFile = z.strictObject({
  path: ReleasePath,
  size: z.int().min(0).max(LARGEST_PROGRAM_BYTES),
  sha256: FileHash,
  executable: z.boolean(),
  packed: z.strictObject({ size: z.int().min(0).max(LARGEST_PACKAGE_BYTES), sha256: FileHash }),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** The versions of the journal that a program reads, from min to max, and the one that it writes. */
export const JournalVersions = z.strictObject({
  min: z.int().min(1),
  max: z.int().min(1),
  writes: z.int().min(1),
});
export type JournalVersions = z.infer<typeof JournalVersions>;

/** The package as central has it: the pieces of all files one after the other, in the order of the list. */
export const ReleasePackage = z.strictObject({
  name: z
    .string()
    .max(120)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.pack$/),
  size: z.int().min(1).max(LARGEST_PACKAGE_BYTES),
  sha256: FileHash,
});
export type ReleasePackage = z.infer<typeof ReleasePackage>;

/** A release: what the town's or vendor's release keys sign offline. */
export const Release = z
  .strictObject({
    format: z.literal('townhall-release'),
    /** Any name, so that a release of another product has another refusal than one that is not understood. */
    product: z.string().min(1).max(60),
    version: ReleaseVersion,
    counter: ReleaseCounter,
    /** No kiosk that has run this release healthily ever takes one with a lower counter again. */
    securityFloor: ReleaseCounter,
    /** A kiosk below needs a release between first. 1: every kiosk may come. */
    minFromCounter: ReleaseCounter,
    journalSchema: JournalVersions,
    createdAt: z.iso.datetime(),
    /** After that no kiosk takes it; where it runs it goes on to run. */
    expiresAt: z.iso.datetime(),
    package: ReleasePackage,
    files: z.array(ReleaseFile).min(1).max(MOST_FILES),
  })
  .superRefine((release, context) => {
    for (const [path, message] of problemsOf(release))
      context.addIssue({ code: 'custom', path: [path], message });
  });
export type Release = z.infer<typeof Release>;

/** What zod's shapes alone cannot say of a release. */
function* problemsOf(
  release: Pick<
    Release,
    | 'counter'
    | 'securityFloor'
    | 'minFromCounter'
    | 'journalSchema'
    | 'createdAt'
    | 'expiresAt'
    | 'package'
    | 'files'
  >,
): Generator<readonly [keyof Release, string]> {
  const { counter, files, journalSchema } = release;
  if (release.securityFloor > counter) yield ['securityFloor', 'at most the counter'];
  if (release.minFromCounter > counter) yield ['minFromCounter', 'at most the counter'];
  if (journalSchema.min > journalSchema.writes || journalSchema.writes > journalSchema.max)
    yield ['journalSchema', 'min is at most writes, and that at most max'];
  if (Date.parse(release.createdAt) >= Date.parse(release.expiresAt)) yield ['expiresAt', 'after createdAt'];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size !== files.length) yield ['files', 'each path once'];
  if (files.some(({ path }) => foldersOf(path).some((folder) => paths.has(folder))))
    yield ['files', 'no path is a file and a folder'];
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_PROGRAM_BYTES)
    yield ['files', `at most ${LARGEST_PROGRAM_BYTES / 1_000_000} MB together`];
  if (files.reduce((sum, { packed }) => sum + packed.size, 0) !== release.package.size)
    yield ['package', 'its pieces are as large together as it is'];
  if (!files.some(({ path, executable }) => path === PROGRAM_PATH && executable))
    yield ['files', `${PROGRAM_PATH} is among them and executable`];
}

const foldersOf = (path: string): string[] =>
  path.split('/').flatMap((_, at, names) => (at === 0 ? [] : [names.slice(0, at).join('/')]));

/** A file of a release and where its piece begins in the package. */
export type PlacedFile = ReleaseFile & { readonly from: number };

export function placedFiles({ files }: Pick<Release, 'files'>): PlacedFile[] {
  let from = 0;
  return files.map((file) => {
    const placed = { ...file, from };
    from += file.packed.size;
    return placed;
  });
}
