import { cryptography } from '../../central/server/signing-key/index.ts';
import {
  keysFaultInWords,
  type Release,
  type ReleaseKeys,
  readFirstKeys,
  refusalInWords,
  verifyRelease,
} from '../../domain/release/index.ts';
import { done, type Outcome } from './outcome.ts';
import { hashFile, programFiles } from './program-files.ts';
import { readSigned } from './signed-file.ts';

export type VerifyOptions = {
  readonly release: string;
  readonly keys: string;
  /** Compared with what the release names, where they are given. */
  readonly unpacked: string | null;
  readonly packageFile: string | null;
  readonly now: Date;
};

/** Says in words what a release has in it, and whether it is good. */
export async function verifyFiles({
  release: file,
  keys,
  unpacked,
  packageFile,
  now,
}: VerifyOptions): Promise<Outcome> {
  const list = readFirstKeys(await readSigned(keys), cryptography);
  if (list.kind === 'refused') return refused(`${keys}: ${keysFaultInWords(list.why)}`);
  if (Date.parse(list.keys.expiresAt) <= now.getTime())
    return refused(`${keys}: ${keysFaultInWords('expired')}`);
  const signed = await readSigned(file);
  const verified = verifyRelease(signed, list.keys, cryptography);
  if (verified.kind === 'refused') return refused(`${file}: ${refusalInWords(verified.why)}`);
  const { release } = verified;
  if (Date.parse(release.expiresAt) <= now.getTime()) return refused(`${file}: ${refusalInWords('expired')}`);
  const different = [
    ...(unpacked === null ? [] : await differences(release, unpacked)),
    ...(packageFile === null ? [] : await packageDifferences(release, packageFile)),
  ];
  if (different.length > 0) return refused(`The release is signed, but ${different.join('; ')}.`);
  return done(...inWords(release, list.keys), 'The release is good.');
}

function inWords(release: Release, { threshold, keys }: ReleaseKeys): string[] {
  const { journalSchema, files, minFromCounter } = release;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return [
    `${release.product} ${release.version}, counter ${release.counter}, made ${release.createdAt}, valid until ${release.expiresAt}.`,
    `Kiosks that run it healthily take none below counter ${release.securityFloor} any more.`,
    minFromCounter === 1
      ? 'Every kiosk may come from where it is.'
      : `Kiosks below counter ${minFromCounter} need a release between first.`,
    `It reads journals of version ${journalSchema.min} to ${journalSchema.max}, and writes version ${journalSchema.writes}.`,
    `Package ${release.package.name}: ${megabytes(release.package.size)}, SHA-256 ${release.package.sha256}.`,
    `Program: ${files.length} files, ${megabytes(bytes)}.`,
    `Signed by at least ${threshold} of ${keys.length} keys.`,
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

async function differences(release: Release, folder: string): Promise<string[]> {
  const found = new Map((await programFiles(folder)).map((file) => [file.path, file]));
  const named = new Set(release.files.map(({ path }) => path));
  const wrong = release.files.flatMap(({ path, sha256, executable }) => {
    const file = found.get(path);
    if (!file) return [`${path} is missing`];
    if (file.sha256 !== sha256) return [`${path} is another file`];
    return file.executable === executable ? [] : [`${path} is ${executable ? 'not ' : ''}executable`];
  });
  const added = [...found.keys()].filter((path) => !named.has(path)).map((path) => `${path} is not in it`);
  return [...wrong, ...added].slice(0, 5);
}

async function packageDifferences({ package: named }: Release, file: string): Promise<string[]> {
  const { size, sha256 } = await hashFile(file);
  return size === named.size && sha256 === named.sha256 ? [] : [`${file} is another package`];
}

const refused = (sentence: string): Outcome => ({ kind: 'refused', sentence });
