import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

/** One import (or passing on) of a module, types included. */
export type Import = {
  /** The file that imports, from the root, with `/`. */
  readonly file: string;
  /** As written, e.g. `../money/index.ts` or `zod`. */
  readonly specifier: string;
  /** The file of ours that is imported, from the root; null for a package. */
  readonly target: string | null;
  /** Taken by a pattern (`import.meta.glob`): its folder offers this file to those that collect it. */
  readonly collected?: true;
};

const NOT_OURS = ['node_modules', 'dist', 'out', 'screenshots'];

/** All TypeScript files below these folders of a source tree. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  const found: string[] = [];
  const look = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      if (NOT_OURS.includes(name)) continue;
      const path = join(folder, name);
      if (statSync(join(root, path)).isDirectory()) look(path);
      else if (/\.tsx?$/.test(name)) found.push(withSlashes(path));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) look(folder);
  return found;
}

/** All imports of these files, each once. A file that cannot be parsed has none: the type check reports it. */
export function importsOf(root: string, files: readonly string[]): Import[] {
  return files.flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    const imported = specifiersOf(file, source).map((specifier) => ({
      file,
      specifier,
      target: specifier.startsWith('.')
        ? withSlashes(relative(root, resolve(root, dirname(file), specifier)))
        : null,
    }));
    return [...imported, ...collectedBy(root, file, source)];
  });
}

/** The modules that a file collects by a pattern; other files, such as texts, are no imports. */
function collectedBy(root: string, file: string, source: string): Import[] {
  const patterns = [...source.matchAll(/import\.meta\.glob(?:<[^>]*>)?\(\s*'(\.[^']*\.tsx?)'/g)];
  return patterns.flatMap(([, pattern = '']) =>
    globSync(pattern, { cwd: join(root, dirname(file)) }).map((found) => ({
      file,
      specifier: pattern,
      target: withSlashes(relative(root, resolve(root, dirname(file), found))),
      collected: true as const,
    })),
  );
}

/** Whether a file is a test or serves tests only: it may look behind doors, and the product does not import it. */
export const isForTests = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || file.split('/').includes('testing');

function specifiersOf(path: string, source: string): string[] {
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) return [];
  const fixed = module.staticImports.map((found) => found.moduleRequest.value);
  const passedOn = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  return [...new Set([...fixed, ...passedOn, ...dynamic])];
}

const withSlashes = (path: string): string => path.split(sep).join('/');
