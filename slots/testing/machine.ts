import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Release, ReleaseFile, SignedDocument } from '../../domain/release/index.ts';
import {
  keyList,
  newTestKey,
  releaseWith,
  signKeys,
  signRelease,
  type TestKey,
} from '../../domain/release/testing/signing.ts';
import { Boot, cryptography, type ReleasePlaces, releasePlaces, type SlotName, slotName } from '../index.ts';

/** The machine of a kiosk, as far as it holds releases: a folder with the first keys and no release yet. */
export type TestMachine = {
  readonly folder: string;
  readonly places: ReleasePlaces;
  readonly keysFile: string;
  readonly key: TestKey;
  /** Puts a release into its slot, as an installation would have left it. */
  readonly install: (
    counter: number,
    program: string,
    change?: Partial<Release>,
    more?: Readonly<Record<string, string | Buffer>>,
  ) => InstalledRelease;
  readonly setBoot: (boot: Partial<Boot>) => void;
  readonly boot: () => Boot;
  readonly remove: () => void;
};

export type InstalledRelease = {
  readonly slot: SlotName;
  readonly signed: SignedDocument;
  readonly release: Release;
};

export function testMachine(): TestMachine {
  const folder = mkdtempSync(join(tmpdir(), 'townhall-releases-'));
  const places = releasePlaces(join(folder, 'releases'));
  mkdirSync(places.slotsFolder, { recursive: true });
  const key = newTestKey();
  const keysFile = join(folder, 'release-keys.json');
  const { text, ...signatures } = signKeys(keyList(1, 1, [key]), key);
  writeFileSync(keysFile, text);
  writeFileSync(join(folder, 'release-keys.sig.json'), JSON.stringify(signatures));
  return {
    folder,
    places,
    keysFile,
    key,
    install: (counter, program, change = {}, more = {}) => {
      const files = { 'resources/app.asar': `app ${counter}`, ...more, 'townhall-kiosk': program };
      const made = makeRelease(counter, files, key, change);
      const at = places.slot(made.slot);
      writeProgram(at.app, files);
      writeFileSync(at.release, made.signed.text);
      writeFileSync(at.signatures, JSON.stringify({ signatures: made.signed.signatures }));
      return made;
    },
    setBoot: (boot) => {
      const whole = { format: 'townhall-boot', good: null, trial: null, floor: 1, quarantined: [], ...boot };
      writeFileSync(places.boot, JSON.stringify(Boot.parse(whole)));
    },
    boot: () => Boot.parse(JSON.parse(readFileSync(places.boot, 'utf8'))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A signed release of a program with these files. */
export function makeRelease(
  counter: number,
  files: Readonly<Record<string, string | Buffer>>,
  key: TestKey,
  change: Partial<Release> = {},
): InstalledRelease {
  const pack = packageOf(files);
  const release = releaseWith(counter, {
    files: Object.entries(files).map(([path, content]) => listed(path, Buffer.from(content))),
    package: {
      name: `townhall-kiosk-1.${counter}.0.pack`,
      size: pack.length,
      sha256: cryptography.hash(pack),
    },
    ...change,
  });
  return { slot: slotName(release), signed: signRelease(release, key), release };
}

/** The package of a program with these files. */
export const packageOf = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  Buffer.concat(Object.values(files).map((content) => gzipSync(Buffer.from(content))));

/** Writes a program's files into a folder. */
export function writeProgram(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, isProgram(path) ? 0o755 : 0o644);
  }
}

const isProgram = (path: string): boolean => path === 'townhall-kiosk';

function listed(path: string, content: Buffer): ReleaseFile {
  const piece = gzipSync(content);
  return {
    path,
    size: content.length,
    sha256: cryptography.hash(content),
    executable: isProgram(path),
    packed: { size: piece.length, sha256: cryptography.hash(piece) },
  };
}
