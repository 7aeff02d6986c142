import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  LARGEST_RELEASE_CHARACTERS,
  PRODUCT,
  PROGRAM_PATH,
  parseDocument,
  placedFiles,
  Release,
  type SignedDocument,
  signedTextOfRelease,
  signedTextOfReleaseKeys,
} from '../../domain/release/index.ts';
import { BadInput, done, type Outcome } from './outcome.ts';
import { type EarlierPackage, writePackage } from './pack.ts';
import { descriptionInside, programFiles } from './program-files.ts';
import { readKey, readSigned, signatureFileOf, withSignature, writeSigned } from './signed-file.ts';

const DAY_MS = 86_400_000;

export type SignOptions = {
  readonly key: string;
  /** The packaged program, e.g. `dist/linux-unpacked`. */
  readonly unpacked: string;
  /** The folder that gets `release.json`, its signatures and the package. */
  readonly out: string;
  readonly counter: number;
  readonly securityFloor: number;
  readonly minFromCounter: number;
  readonly validDays: number;
  /** The `release.json` of an earlier release, its package beside it: pieces of files that have not changed are taken from there. */
  readonly like: string | null;
  readonly now: Date;
};

/** Makes the package of a program, describes it as a release, and signs that. */
export async function signNew(options: SignOptions): Promise<Outcome> {
  const { unpacked, now } = options;
  const key = await readKey(options.key);
  const program = await programFiles(unpacked);
  const described = descriptionInside(unpacked);
  if (described === null)
    throw new BadInput(
      `${unpacked} has no resources/app.asar with a version and the journal's versions: this is no packaged kiosk.`,
    );
  const { version, journalSchema } = described;
  if (!program.some(({ path, executable }) => path === PROGRAM_PATH && executable))
    throw new BadInput(`${unpacked} has no program ${PROGRAM_PATH} that may be started.`);
  await mkdir(options.out, { recursive: true });
  const earlier = options.like === null ? null : await earlierRelease(options.like);
  if (earlier !== null && journalSchema.writes > earlier.journalSchema.max)
    throw new BadInput(
      `It writes a journal of version ${journalSchema.writes}, and ${earlier.version} reads none above ${earlier.journalSchema.max}: no kiosk could go back. Release first what reads it.`,
    );
  const name = `townhall-kiosk-${version}.pack`;
  const { files, ...packed } = await writePackage(
    unpacked,
    program,
    join(options.out, name),
    options.like === null || earlier === null ? null : earlierPackage(options.like, earlier),
  );
  const release = Release.safeParse({
    format: 'townhall-release',
    product: PRODUCT,
    version,
    counter: options.counter,
    securityFloor: options.securityFloor,
    minFromCounter: options.minFromCounter,
    journalSchema,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + options.validDays * DAY_MS).toISOString(),
    package: { name, ...packed },
    files,
  });
  if (!release.success) {
    const [issue] = release.error.issues;
    throw new BadInput(`This is no good release: ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const text = `${JSON.stringify(release.data)}\n`;
  if (text.length > LARGEST_RELEASE_CHARACTERS)
    throw new BadInput('The program has too many files for a release.');
  const file = join(options.out, 'release.json');
  const signed = withSignature({ text, signatures: [] }, key, signedTextOfRelease(text));
  await writeSigned(file, signed);
  return done(
    `${file}: version ${version}, counter ${options.counter}, ${files.length} files, signed by 1 key.`,
    `${join(options.out, name)}: the package, ${(packed.size / 1_000_000).toFixed(1)} MB.`,
    `Check it with: verify --release ${file} --keys <release-keys.json>`,
  );
}

async function earlierRelease(file: string): Promise<Release> {
  const { text } = await readSigned(file);
  const release = parseDocument(Release, text);
  if (!release) throw new BadInput(`${file} is no release that can be understood.`);
  return release;
}

function earlierPackage(file: string, release: Release): EarlierPackage {
  const pack = join(dirname(file), release.package.name);
  if (!existsSync(pack)) throw new BadInput(`${pack} is missing: the package is beside its release.`);
  return { file: pack, files: placedFiles(release) };
}

/** Adds another key's signature to a release or to a list of release keys that is there already. */
export async function signAgain(options: {
  readonly key: string;
  readonly file: string;
  readonly what: 'release' | 'keys';
}): Promise<Outcome> {
  const key = await readKey(options.key);
  const signed = await readSigned(options.file);
  const signedText = options.what === 'release' ? signedTextOfRelease : signedTextOfReleaseKeys;
  const more: SignedDocument = withSignature(signed, key, signedText(signed.text));
  await writeSigned(options.file, more);
  return done(
    `${signatureFileOf(options.file)} has ${more.signatures.length} signature${more.signatures.length === 1 ? '' : 's'} now.`,
  );
}
