import { existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyRelease } from '../../domain/release/index.ts';
import { completeComing, cryptography, readTrustedKeys, realDisk, releasePlaces } from '../../slots/index.ts';
import { BadInput, done, type Outcome } from './outcome.ts';
import { readSigned } from './signed-file.ts';

export type FirstSlotOptions = {
  readonly release: string;
  readonly keys: string;
  readonly unpacked: string;
  /** The folder that the launcher gets as `--root`. */
  readonly root: string;
};

/** Puts a signed release into a folder of slots that has none yet: what a new kiosk machine starts with. */
export async function firstSlot({ release: file, keys, unpacked, root }: FirstSlotOptions): Promise<Outcome> {
  const places = releasePlaces(root);
  if (existsSync(places.slotsFolder) && (await readdir(places.slotsFolder)).length > 0)
    throw new BadInput(`${root} has a release already: from then on kiosks take releases from central.`);
  const trusted = await readTrustedKeys(keys, places.keysFolder);
  const [list] = trusted.kind === 'trusted' ? trusted.lists : [];
  if (!list) throw new BadInput(`${keys} is no list of release keys with its signatures.`);
  const signed = await readSigned(file);
  const verified = verifyRelease(signed, list, cryptography);
  if (verified.kind === 'refused') throw new BadInput(`${file} is refused: ${verified.why}.`);
  const { release } = verified;
  await realDisk.remove(places.coming.folder);
  await realDisk.makeFolder(places.coming.folder);
  for (const { path, executable } of release.files) {
    const to = join(places.coming.app, path);
    await cp(join(unpacked, path), to).catch(() => {
      throw new BadInput(`${join(unpacked, path)} cannot be read.`);
    });
    await realDisk.setExecutable(to, executable);
  }
  const installed = await completeComing({ places, disk: realDisk, signed, release });
  if (installed.kind === 'wrong')
    throw new BadInput(`${unpacked} is not that release: ${installed.problems[0]}.`);
  return done(
    `${places.slot(installed.slot).folder}: version ${release.version}, counter ${release.counter}.`,
    `Start it with: node launcher.mjs --root=${root} --keys=${keys}`,
  );
}
