import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { z } from 'zod';
import { JournalVersions, type ReleaseFile, ReleasePath } from '../../domain/release/index.ts';
import { BadInput } from './outcome.ts';
import { parse } from './signed-file.ts';

export type ProgramFile = Omit<ReleaseFile, 'packed'>;

/** Every file below a packaged program, by path. Links and other things that are no files are refused. */
export async function programFiles(folder: string): Promise<ProgramFile[]> {
  const found: ProgramFile[] = [];
  await look('');
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));

  async function look(under: string): Promise<void> {
    for (const entry of await entriesOf(join(folder, under))) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) await look(path);
      else if (!entry.isFile())
        throw new BadInput(`${join(folder, path)} is no plain file: a release has no links.`);
      else if (!ReleasePath.safeParse(path).success)
        throw new BadInput(`${path} is no name for a file of a release.`);
      else found.push(await describe(path));
    }
  }

  async function describe(path: string): Promise<ProgramFile> {
    const { mode } = await lstat(join(folder, path));
    const { size, sha256 } = await hashFile(join(folder, path));
    return { path, size, sha256, executable: (mode & 0o111) !== 0 };
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    throw new BadInput(
      `${folder} is no folder that can be read: package the program first (npm run package).`,
    );
  }
}

/** A file's size and hash, read in one go. */
export async function hashFile(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      size += chunk.length;
      hash.update(chunk);
    }
  } catch {
    throw new BadInput(`${file} cannot be read.`);
  }
  return { size, sha256: hash.digest('hex') };
}

/** What a packaged program says of itself; `npm run package` writes the journal's versions into it. */
const Description = z.object({ version: z.string(), journalSchema: JournalVersions });
export type Description = z.infer<typeof Description>;

/** What the packaged program says of itself; null when it has no package.json that says it. */
export function descriptionInside(folder: string): Description | null {
  try {
    const text = extractFile(join(folder, 'resources', 'app.asar'), 'package.json').toString('utf8');
    return Description.safeParse(parse(text)).data ?? null;
  } catch {
    return null;
  }
}
