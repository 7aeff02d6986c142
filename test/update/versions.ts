import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll, uncache } from '@electron/asar';

export type Version = {
  readonly version: string;
  readonly unpacked: string;
};

/** Makes another version of a packaged kiosk: with this number, and with something before its program's first line. */
export async function anotherVersion(
  packaged: string,
  folder: string,
  version: string,
  before = '',
): Promise<Version> {
  const unpacked = join(folder, version);
  cpSync(packaged, unpacked, { recursive: true });
  const archive = join(unpacked, 'resources/app.asar');
  const source = join(folder, `${version}-source`);
  extractAll(archive, source);
  const description = join(source, 'package.json');
  writeFileSync(description, JSON.stringify({ ...JSON.parse(readFileSync(description, 'utf8')), version }));
  const main = join(source, 'out/main/index.mjs');
  writeFileSync(main, `${before}\n${readFileSync(main, 'utf8')}`);
  rmSync(`${archive}.unpacked`, { recursive: true, force: true });
  rmSync(archive);
  await createPackageWithOptions(source, archive, { unpack: '**/*.node' });
  // The library remembers what the archive had before.
  uncache(archive);
  rmSync(source, { recursive: true, force: true });
  return { version, unpacked };
}
