import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import {
  type BundleFile,
  bytesOf,
  ContentManifest,
  LARGEST_CONTENT_FILE_BYTES,
  LARGEST_MANIFEST_CHARACTERS,
  signedTextOfManifest,
} from '../../../domain/content/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { deleteStoredFiles } from '../files/index.ts';
import { sha256 } from '../hash/index.ts';
import { readSigningKey, type SigningKey } from '../signing-key/index.ts';
import { readTown } from '../town/index.ts';
import { makeContentKey } from './content-key.ts';
import { type FolderProblem, readPlainFile } from './read-folder.ts';
import { readFolderApart } from './read-folder-apart.ts';
import { storeFile } from './store-file.ts';

export type Publication =
  | { readonly kind: 'published'; readonly version: number; readonly files: number; readonly bytes: number }
  /** The same as the version before: nothing was done. */
  | { readonly kind: 'unchanged'; readonly version: number }
  | ({ readonly kind: 'refused' } & FolderProblem);

export type PublishOptions = {
  readonly townId: string;
  readonly folder: string;
  /** After so many days no kiosk takes this version any more; null: no end. */
  readonly expiresInDays: number | null;
  readonly actor: string;
};

/** So many versions stay: a kiosk may be in the middle of the one before. */
const VERSIONS_KEPT = 5;
const DAY_MS = 86_400_000;

/** Publishes a town's folder of content as a new version, signed; all or nothing. The same folder again changes nothing. */
export async function publishContent(
  central: Central,
  keyFile: string,
  options: PublishOptions,
): Promise<Publication> {
  const { townId, folder, actor } = options;
  const town = await readTown(central.db, townId);
  if (!town) return refused(folder, '', `there is no town ${townId}`);
  const read = await readFolderApart({ folder, languages: town.languages });
  if (read.kind === 'refused') return { kind: 'refused', ...read.problem };
  const known = await central.db.selectFrom('content_key').select('public_key').executeTakeFirst();
  const signer = (await readSigningKey(keyFile)) ?? (known ? null : await makeContentKey(keyFile));
  if (!signer) return refused(keyFile, '', OTHER_KEY);
  const now = central.now();
  const { expiresInDays } = options;
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const digest = digestOf({ files: read.files, expiresInDays });
  try {
    return await inTransaction(central.db, async (transaction) => {
      // One publication at a time: versions grow one after the other, and no file is tidied away under another.
      await sql`select pg_advisory_xact_lock(hashtextextended('content', 0))`.execute(transaction);
      const why = await claimKey(transaction, signer.publicKey, now);
      if (why) return refused(folder, '', why);
      const last = await lastVersion(transaction, townId);
      // With an end, the same content again is published anew: its time begins again.
      if (last?.digest === digest && expiresAt === null) return { kind: 'unchanged', version: last.version };
      for (const file of read.files) await store(transaction, folder, file, now);
      // The time in seconds stands below every version, so that it grows also after a backup was played back.
      const version = Math.max((last?.version ?? 0) + 1, Math.floor(now.getTime() / 1_000));
      const manifest = ContentManifest.parse({
        format: 'townhall-content-1',
        townId,
        version,
        madeAt: now.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        files: read.files,
      });
      const text = canonicalize(manifest);
      if (text === undefined || text.length > LARGEST_MANIFEST_CHARACTERS)
        return refused(folder, '', 'too many files');
      await keepVersion(transaction, { manifest, text, digest, now, actor, signer });
      const bytes = bytesOf(read.files);
      const detail = { version, files: read.files.length, bytes };
      await writeAudit(transaction, now, { actor, action: 'publish-content', subject: townId, detail });
      return { kind: 'published', ...detail };
    });
  } catch (error) {
    if (error instanceof ChangedMeanwhile)
      return refused(error.message, '', 'the file was changed while it was read');
    throw error;
  }
}

const OTHER_KEY =
  'the content key in this data folder is not the one that the kiosks know: publish where that key is';

class ChangedMeanwhile extends Error {}

const refused = (file: string, path: string, reason: string): Publication => ({
  kind: 'refused',
  file,
  path,
  reason,
});

const digestOf = (value: object): string => sha256(canonicalize(value) ?? '');

/** Whether this key is the one that kiosks trust: the first one that publishes. Returns why it is not. */
async function claimKey(
  transaction: DatabaseTransaction,
  publicKey: string,
  now: Date,
): Promise<string | null> {
  await transaction
    .insertInto('content_key')
    .values({ public_key: publicKey, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await transaction.selectFrom('content_key').select('public_key').executeTakeFirstOrThrow();
  return known.public_key === publicKey ? null : OTHER_KEY;
}

const lastVersion = (
  transaction: DatabaseTransaction,
  townId: string,
): Promise<{ version: number; digest: string } | undefined> =>
  transaction
    .selectFrom('content_versions')
    .select(['version', 'digest'])
    .where('town_id', '=', townId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

async function store(
  transaction: DatabaseTransaction,
  folder: string,
  { path, sha256, bytes }: BundleFile,
  now: Date,
): Promise<void> {
  const read = (): Promise<Buffer | string> => readPlainFile(join(folder, path), LARGEST_CONTENT_FILE_BYTES);
  const stored = await storeFile(transaction, { sha256, bytes, now, read });
  if (stored === 'changed') throw new ChangedMeanwhile(join(folder, path));
}

type NewVersion = {
  readonly manifest: ContentManifest;
  readonly text: string;
  readonly digest: string;
  readonly now: Date;
  readonly actor: string;
  readonly signer: SigningKey;
};

async function keepVersion(
  transaction: DatabaseTransaction,
  { manifest, text, digest, now, actor, signer }: NewVersion,
): Promise<void> {
  const { townId, version, files } = manifest;
  await transaction
    .insertInto('content_versions')
    .values({
      town_id: townId,
      version,
      manifest: text,
      signature: signer.sign(signedTextOfManifest(text)),
      digest,
      published_at: now,
      published_by: actor,
    })
    .execute();
  const hashes = [...new Set(files.map(({ sha256 }) => sha256))];
  await transaction
    .insertInto('content_version_files')
    .values(hashes.map((sha256) => ({ town_id: townId, version, sha256 })))
    .execute();
  await sql`
    delete from content_versions where town_id = ${townId} and version not in (
      select version from content_versions where town_id = ${townId} order by version desc limit ${VERSIONS_KEPT}
    )
  `.execute(transaction);
  const { rows: unused } = await sql<{ file_id: number }>`
    delete from content_files f
    where not exists (select from content_version_files v where v.sha256 = f.sha256) returning file_id
  `.execute(transaction);
  await deleteStoredFiles(
    transaction,
    unused.map(({ file_id }) => file_id),
  );
}
