import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM_PACKAGES } from '../system/index.ts';

export type DebianPackageParts = {
  /** The packaged kiosk, e.g. `dist/linux-unpacked`. */
  readonly unpacked: string;
  readonly version: string;
  /** By Debian's name, e.g. `amd64`. */
  readonly architecture: string;
  /** The folder into which it is written. */
  readonly into: string;
  /** The time that all its files carry, so that the same files give the same package. */
  readonly builtAt: Date;
};

const NAME = 'townhall-kiosk';
/** Not the folder of a provisioned kiosk's launcher: neither may be taken for the other. */
export const DEB_PROGRAM = '/opt/townhall-kiosk-program';
const DOCUMENTS = `/usr/share/doc/${NAME}`;
const EXECUTABLE = 0o111;
/** Everything belongs to root; Zstandard, which Debian 12 reads, takes a small part of the default's time. */
const OPTIONS = ['--root-owner-group', '-Zzstd'];

/**
 * Makes a Debian package of the packaged kiosk with Debian's own `dpkg-deb`: the program, its licences, and what it needs of the system. Nothing
 * of it runs when it is installed or removed. Returns the package's file.
 */
export function debianPackage({
  unpacked,
  version,
  architecture,
  into,
  builtAt,
}: DebianPackageParts): string {
  const root = mkdtempSync(join(tmpdir(), 'townhall-deb-'));
  const inside = (path: string): string => join(root, path);
  try {
    chmodSync(root, 0o755);
    cpSync(unpacked, inside(DEB_PROGRAM), { recursive: true });
    for (const folder of ['usr/bin', DOCUMENTS, 'DEBIAN']) mkdirSync(inside(folder), { recursive: true });
    symlinkSync(join(DEB_PROGRAM, NAME), inside(`usr/bin/${NAME}`));
    writeFileSync(inside(`${DOCUMENTS}/copyright`), copyright());
    const installed = plainModes(root);
    const control = controlOf(version, architecture, installed.bytes);
    writeFileSync(inside('DEBIAN/control'), control, { mode: 0o644 });
    mkdirSync(into, { recursive: true });
    const file = join(into, `${NAME}_${version}_${architecture}.deb`);
    const { status, stderr } = spawnSync('dpkg-deb', [...OPTIONS, '--build', root, file], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(builtAt.getTime() / 1_000)) },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`dpkg-deb made no package: ${stderr || 'it is not installed'}`);
    return file;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Readable by everybody and writable by root, whatever the umask of the developer was. */
function plainModes(folder: string): { readonly bytes: number } {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    if (!entry.isFile()) continue;
    const { mode, size } = statSync(path);
    chmodSync(path, mode & EXECUTABLE ? 0o755 : 0o644);
    bytes += size;
  }
  return { bytes };
}

function controlOf(version: string, architecture: string, bytes: number): string {
  return `Package: ${NAME}
Version: ${version}
Architecture: ${architecture}
Maintainer: Townhall Kiosk <noreply@townhallkiosk.invalid>
Installed-Size: ${Math.ceil(bytes / 1_024)}
Depends: ${PROGRAM_PACKAGES.join(', ')}
Section: misc
Priority: optional
Description: self-service kiosk for small towns, for training and demonstrations
 The kiosk's program as a plain application, with /etc/townhall-kiosk/settings.json as its settings.
 It does not update itself and has no way back: a kiosk in service is made by
 the provisioning program and runs signed releases under a launcher.
`;
}

function copyright(): string {
  return `${readFileSync('LICENSE', 'utf8')}
The licences of everything else that this package carries are in
${DEB_PROGRAM}: THIRD-PARTY-NOTICES.md, LICENSES.chromium.html and LICENSE.electron.txt.
`;
}
