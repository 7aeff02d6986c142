import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../../domain/failure/index.ts';

/** Of a backup's own files: inside its folder, and named plainly. */
const RelativePath = z
  .string()
  .min(1)
  .max(400)
  .refine(
    (path) => !path.startsWith('/') && path.split('/').every((part) => !['', '.', '..'].includes(part)),
  );

/** What a backup is made of. It is written last: a folder without it is no whole backup. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** PostgreSQL's major version: its files are read by no other. */
  postgres: z.string().regex(/^\d{1,3}$/),
  folders: z.array(RelativePath).max(100_000),
  files: z
    .array(
      z.object({
        path: RelativePath,
        bytes: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(2_000_000),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST = 'backup.json';
/** Where the database's files lie in a backup, as they do in the data folder. */
export const CLUSTER = 'postgres';

/** The manifest of a backup; a sentence that says why there is none. */
export async function readManifest(backup: string): Promise<Manifest | string> {
  let text: string;
  try {
    text = await readFile(join(backup, MANIFEST), 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? `${backup} is no whole backup: it has no ${MANIFEST}`
      : `${join(backup, MANIFEST)} cannot be read (${codeOf(error)})`;
  }
  try {
    const read = Manifest.safeParse(JSON.parse(text));
    return read.success
      ? read.data
      : `${join(backup, MANIFEST)} is damaged: ${read.error.issues[0]?.message}`;
  } catch {
    return `${join(backup, MANIFEST)} is damaged: it is no JSON`;
  }
}
