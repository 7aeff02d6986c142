import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { withTheirImports } from '../programs.ts';

const Locked = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const LockFile = z.object({ packages: z.record(z.string(), Locked) });

/** A package of somebody else's that reaches a town: its place in node_modules, and what the lock file says of it. */
export type ShippedPackage = {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Of the packed package: `sha512-` and the hash in base64. Empty where the lock file has none. */
  readonly integrity: string;
};

/** The programs that a town runs, with the manifests that name what they load; tests, the bench and tools are none of them. */
const KIOSK = { folders: withTheirImports(['launcher', 'main', 'renderer']), manifests: ['package.json'] };
const ALL = {
  folders: withTheirImports(['launcher', 'main', 'renderer', 'central']),
  manifests: [...KIOSK.manifests, 'central/package.json'],
};
type Programs = typeof ALL;
/** Tests, simulators, and what only builds. */
const NOT_SHIPPED = /(^|\/)(testing|bench|simulator|node_modules|dist)\/|\.test\.|vite[.-]/;
const OWN = '@townhall/';

/** Every package that the shipped sources import, with all that those depend on, by name: of the kiosk alone, or of central too. */
export function shippedPackages(root: string, of: 'kiosk' | 'all' = 'all'): ShippedPackage[] {
  const programs = of === 'kiosk' ? KIOSK : ALL;
  const { packages } = LockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string): void => {
    const path = placeOf(name, from, packages);
    const locked = path === null ? undefined : packages[path];
    // A package for another system is in the lock file and not here.
    if (path === null || !locked || locked.link || found.has(path) || name.startsWith(OWN)) return;
    const { version = '', license = '', integrity = '' } = locked;
    found.set(path, { path, name, version, license, integrity });
    for (const needed of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
      add(needed, path);
  };
  for (const name of [...importedPackages(root, programs), ...declaredPackages(root, programs)]) {
    add(name, '');
    add(name, 'central');
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** Those of them that are installed here: what is for another system only is not. */
export const installedPackages = (root: string, of?: 'kiosk' | 'all'): ShippedPackage[] =>
  shippedPackages(root, of).filter(({ path }) => existsSync(join(root, path)));

/** Where Node finds a package from the place of another: nearest first. */
function placeOf(name: string, from: string, packages: Readonly<Record<string, unknown>>): string | null {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (place === '') return null;
    if (!place.includes('/node_modules/')) place = '';
  }
}

/** What is carried although no source names it as an import: programs, and what is loaded by its name. */
function declaredPackages(root: string, { manifests }: Programs): string[] {
  const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
  return manifests.flatMap((file) =>
    Object.keys(Manifest.parse(JSON.parse(readFileSync(join(root, file), 'utf8'))).dependencies),
  );
}

function importedPackages(root: string, { folders }: Programs): string[] {
  const names = folders.flatMap((program) =>
    readdirSync(join(root, program), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|css)$/.test(file) && !NOT_SHIPPED.test(file))
      .flatMap((file) => packagesIn(readFileSync(join(root, program, file), 'utf8'))),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('node:') && name !== 'electron');
}

/** The packages that a source file or a style sheet takes something from. */
export function packagesIn(source: string): string[] {
  const found = source.matchAll(
    /(?:from|import|import\(|@import|url\()\s*['"]((?:@[\w.-]+\/)?[\w:-][\w.:-]*)/g,
  );
  return [...found].map(([, name = '']) => name);
}
