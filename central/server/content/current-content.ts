import type { z } from 'zod';
import type { currentContent } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';

type Asked = z.infer<typeof currentContent.request>;
type Answer = z.infer<typeof currentContent.response>;

/** What a kiosk's town has published last, unless the kiosk has it already. */
export async function currentContentForKiosk(
  { db }: Central,
  { townId }: AuthenticatedKiosk,
  { version, publicKey }: Asked,
): Promise<Answer> {
  const key = await db.selectFrom('content_key').select('public_key').executeTakeFirst();
  const newest = await db
    .selectFrom('content_versions')
    .select('version')
    .where('town_id', '=', townId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!key || !newest) return { kind: 'none' };
  if (newest.version === version && key.public_key === publicKey) return { kind: 'current' };
  const { manifest, signature } = await db
    .selectFrom('content_versions')
    .select(['manifest', 'signature'])
    .where('town_id', '=', townId)
    .where('version', '=', newest.version)
    .executeTakeFirstOrThrow();
  const rotations = await db
    .selectFrom('content_key_rotations')
    .select(['from_key', 'to_key', 'signature'])
    .orderBy('rotation_id', 'desc')
    .limit(100)
    .execute();
  return {
    kind: 'published',
    publicKey: key.public_key,
    rotations: rotations
      .reverse()
      .map((one) => ({ from: one.from_key, to: one.to_key, signature: one.signature })),
    manifest: { text: manifest, signature },
  };
}

/** Where a file of the content of a kiosk's town is, and how large; null when the town has published no such file. */
export async function contentFileForKiosk(
  { db }: Central,
  { townId }: AuthenticatedKiosk,
  sha256: string,
): Promise<{ readonly fileId: number; readonly bytes: number } | null> {
  const row = await db
    .selectFrom('content_version_files')
    .innerJoin('content_files', 'content_files.sha256', 'content_version_files.sha256')
    .select(['content_files.file_id', 'content_files.bytes'])
    .where('content_version_files.sha256', '=', sha256)
    .where('town_id', '=', townId)
    .limit(1)
    .executeTakeFirst();
  return row ? { fileId: row.file_id, bytes: row.bytes } : null;
}
