import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MAY_IMPORT, PROGRAMS } from '../programs.ts';
import { type Import, importsOf, isForTests, sourceFiles } from './source-files.ts';

/** Folders whose `index.ts` is a program that is started, and no door. */
const STARTED = ['launcher', 'main', 'renderer', 'central/server', 'central/console', 'hardware/bench'];
/** Folders that the product's doors leave out, so that no simulator gets into the packaged kiosk: entered by doors of their own. */
const OWN_DOORS = ['simulator', 'decoder'];
/** The only packages that the domain stands on. */
const DOMAIN_PACKAGES = ['zod'];
/** ical.js reads the calendar text that the domain writes; node:crypto signs what the domain verifies. */
const DOMAIN_TEST_PACKAGES = [...DOMAIN_PACKAGES, 'vitest', 'fast-check', 'ical.js', 'node:crypto'];

/** Checks every import of a source tree. Returns one sentence for each that breaks a rule. */
export function importProblems(root: string): string[] {
  return importsOf(root, sourceFiles(root, PROGRAMS)).flatMap((one) => {
    const problem = problemOf(root, one);
    return problem ? [`${one.file} imports ${one.specifier}: ${problem}`] : [];
  });
}

function problemOf(root: string, { file, specifier, target, collected }: Import): string | null {
  const [program = ''] = file.split('/');
  const isTest = isForTests(file);
  if (target === null) return packageProblem(program, specifier, isTest);
  const [targetProgram = ''] = target.split('/');
  const isBench = file.startsWith('hardware/bench/') || isSimulated(file);
  if (isSimulated(target) && !isBench && !isTest && program !== 'test' && program !== 'build')
    return 'products never use simulators';
  if (!(targetProgram in MAY_IMPORT)) return null;
  if (targetProgram !== program) {
    if (isTest && program !== 'domain') return null;
    if (!MAY_IMPORT[program]?.includes(targetProgram)) return `${program}/ may not import ${targetProgram}/`;
  }
  return isTest || collected ? null : doorProblem(root, file, target);
}

const isSimulated = (path: string): boolean =>
  /(^|\/)simulator\//.test(path) || path.startsWith('hardware/pty/');

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

/** A folder's `index.ts` is its door: from outside nothing reaches past it, at whatever depth the folder stands. */
function doorProblem(root: string, file: string, target: string): string | null {
  if (!/\.tsx?$/.test(target)) return null;
  for (const folder of foldersEntered(file, target)) {
    const door = ['index.ts', 'index.tsx']
      .map((name) => `${folder}/${name}`)
      .find((path) => existsSync(join(root, path)));
    if (STARTED.includes(folder) || (!door && !needsDoor(folder))) continue;
    if (target === door || entersByOwnDoor(target)) return null;
    return door ? `${door} is the way in` : `${folder} has no door: give it an index.ts`;
  }
  return null;
}

/** A folder within a program of the product. A program as a whole needs no door, nor does what builds and tests the product. */
const needsDoor = (folder: string): boolean =>
  folder.includes('/') && !['build', 'test', 'config'].includes(folder.split('/')[0] ?? '');

/** The folders of the target that the importing file is not in, outermost first. */
function foldersEntered(file: string, target: string): string[] {
  const parts = target.split('/').slice(0, -1);
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .filter((folder) => !file.startsWith(`${folder}/`));
}

const entersByOwnDoor = (target: string): boolean => {
  const [name, folder = ''] = target.split('/').reverse();
  return name === 'index.ts' && OWN_DOORS.includes(folder);
};
