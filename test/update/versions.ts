import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll, uncache } from '@electron/asar';

export type Version = {
  readonly version: string;
  readonly unpacked: string;
};

/** How a version's main program differs from the packaged one: changes the scripts in this folder. */
export type Change = (scripts: string) => void;

export const CHANGES = {
  none: begunBy(''),
  crashesAtStart: begunBy('process.exit(3);'),
  hangsAtStart: begunBy('for (;;) {}'),
  /** Reads and writes another cipher than the journal on the disk has. */
  cannotOpenJournal: replaced('aes256cbc', 'chacha20'),
} as const satisfies Record<string, Change>;

function begunBy(statement: string): Change {
  return (scripts) => {
    const first = join(scripts, 'index.mjs');
    writeFileSync(first, `${statement}\n${readFileSync(first, 'utf8')}`);
  };
}

/** In whichever of the scripts it stands. */
function replaced(from: string, to: string): Change {
  return (scripts) => {
    const files = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => join(scripts, name))
      .filter((file) => readFileSync(file, 'utf8').includes(from));
    if (files.length === 0) throw new Error(`the program does not have "${from}" any more`);
    for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  };
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
  change(join(source, 'out/main'));
  rmSync(`${archive}.unpacked`, { recursive: true, force: true });
  rmSync(archive);
  await createPackageWithOptions(source, archive, { unpack: '**/*.node' });
  // The library remembers what the archive had before.
  uncache(archive);
  rmSync(source, { recursive: true, force: true });
  return { version, unpacked };
}
