import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll, uncache } from '@electron/asar';

export type Version = {
  readonly version: string;
  readonly unpacked: string;
};

/** How a version's main program differs from the packaged one. */
export type Change = (program: string) => string;

export const CHANGES = {
  none: (program) => `\n${program}`,
  crashesAtStart: (program) => `process.exit(3);\n${program}`,
  hangsAtStart: (program) => `for (;;) {}\n${program}`,
  /** Reads and writes another cipher than the journal on the disk has. */
  cannotOpenJournal: (program) => replaced(program, 'aes256cbc', 'chacha20'),
} as const satisfies Record<string, Change>;

function replaced(program: string, from: string, to: string): string {
  if (!program.includes(from)) throw new Error(`the program does not have "${from}" any more`);
  return program.replaceAll(from, to);
}

/** Makes another version of a packaged kiosk: with this number and this change. */
export async function anotherVersion(
  packaged: string,
  folder: string,
  version: string,
  change: Change = CHANGES.none,
): Promise<Version> {
  const unpacked = join(folder, version);
  cpSync(packaged, unpacked, { recursive: true });
  const archive = join(unpacked, 'resources/app.asar');
  const source = join(folder, `${version}-source`);
  extractAll(archive, source);
  const description = join(source, 'package.json');
  writeFileSync(description, JSON.stringify({ ...JSON.parse(readFileSync(description, 'utf8')), version }));
  const main = join(source, 'out/main/index.mjs');
  writeFileSync(main, change(readFileSync(main, 'utf8')));
  rmSync(`${archive}.unpacked`, { recursive: true, force: true });
  rmSync(archive);
  await createPackageWithOptions(source, archive, { unpack: '**/*.node' });
  // The library remembers what the archive had before.
  uncache(archive);
  rmSync(source, { recursive: true, force: true });
  return { version, unpacked };
}
