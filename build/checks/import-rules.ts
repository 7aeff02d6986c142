import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

/** What each program may import of ours besides itself (DESIGN: import rules). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  hardware: ['domain'],
  main: ['domain', 'hardware'],
  renderer: ['domain'],
  central: ['domain'],
  config: ['domain'],
  build: ['domain', 'hardware', 'main', 'renderer', 'central', 'config', 'build'],
  test: ['domain', 'hardware', 'main', 'renderer', 'central', 'config', 'build'],
};
/** Folders whose `index.ts` is a program that is started, and no door. */
const PROGRAMS = ['central/server', 'hardware/bench'];
/** The only packages that the domain stands on. */
const DOMAIN_PACKAGES = ['zod'];
/** ical.js judges the calendar text that the domain writes. */
const DOMAIN_TEST_PACKAGES = [...DOMAIN_PACKAGES, 'vitest', 'fast-check', 'ical.js'];

/** Checks every import of a source tree. Returns one sentence for each that breaks a rule. */
export function importProblems(root: string): string[] {
  return sourceFiles(root).flatMap((file) =>
    importsOf(join(root, file)).flatMap((specifier) => {
      const problem = problemOf(root, file, specifier);
      return problem ? [`${file} imports ${specifier}: ${problem}`] : [];
    }),
  );
}

function sourceFiles(root: string): string[] {
  const found: string[] = [];
  const look = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      if (['node_modules', 'dist', 'out', 'screenshots'].includes(name)) continue;
      const path = join(folder, name);
      if (statSync(join(root, path)).isDirectory()) look(path);
      else if (/\.tsx?$/.test(name)) found.push(path);
    }
  };
  for (const program of Object.keys(MAY_IMPORT)) if (existsSync(join(root, program))) look(program);
  return found;
}

function importsOf(path: string): string[] {
  const { module, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) return [];
  const fixed = module.staticImports.map((found) => found.moduleRequest.value);
  const passedOn = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const source = readFileSync(path, 'utf8');
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  return [...new Set([...fixed, ...passedOn, ...dynamic])];
}

function problemOf(root: string, file: string, specifier: string): string | null {
  const [program = ''] = file.split(sep);
  const isTest = /\.test\.tsx?$/.test(file) || file.split(sep).includes('testing');
  if (!specifier.startsWith('.')) return packageProblem(program, specifier, isTest);
  const target = relative(root, resolve(root, dirname(file), specifier));
  const [targetProgram = '', subject = ''] = target.split(sep);
  const simulated = /(^|\/)simulator\//.test(target.split(sep).join('/'));
  const isBench = file.startsWith(join('hardware', 'bench')) || /(^|[\\/])simulator[\\/]/.test(file);
  if (simulated && !isBench && !isTest && program !== 'test' && program !== 'build')
    return 'products never use simulators';
  if (!(targetProgram in MAY_IMPORT)) return null;
  if (targetProgram !== program) {
    if (isTest && program !== 'domain') return null;
    if (!MAY_IMPORT[program]?.includes(targetProgram)) return `${program}/ may not import ${targetProgram}/`;
  }
  return doorProblem(root, file, target, targetProgram, subject, isTest);
}

function packageProblem(program: string, specifier: string, isTest: boolean): string | null {
  const name = specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? '');
  if (program === 'domain' && !(isTest ? DOMAIN_TEST_PACKAGES : DOMAIN_PACKAGES).includes(name)) {
    return 'the domain stands on zod alone';
  }
  if (program === 'renderer' && !isTest && (specifier.startsWith('node:') || specifier === 'electron')) {
    return 'the renderer has neither Node nor Electron';
  }
  return null;
}

/** A subject's `index.ts` is its door: from outside nothing reaches past it. */
function doorProblem(
  root: string,
  file: string,
  target: string,
  program: string,
  subject: string,
  isTest: boolean,
): string | null {
  const folder = join(program, subject);
  const inside = file.startsWith(folder + sep);
  const door = join(folder, 'index.ts');
  if (PROGRAMS.includes(folder)) return null;
  if (isTest || inside || target === door || !subject.length || !existsSync(join(root, door))) return null;
  if (/(^|\/)(simulator|decoder)\/index\.ts$/.test(target.split(sep).join('/'))) return null;
  // The preload script carries no validation library, and the names are kept apart for it.
  if (target === join('domain', 'ipc', 'names.ts')) return null;
  if (!/\.tsx?$/.test(target)) return null;
  return `${door} is the way in`;
}
