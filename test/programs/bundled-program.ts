import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE } from './node.ts';

/** Names the folder of the programs that a run of tests has bundled. */
const FOLDER = 'TOWNHALL_TEST_PROGRAMS';
const BUNDLE = fileURLToPath(new URL('bundle-program.ts', import.meta.url));

/** Lets the processes of one run of tests share bundled programs. Returns what removes them. */
export function shareBundledPrograms(): () => void {
  const all = resolve('var/programs');
  mkdirSync(all, { recursive: true });
  const folder = mkdtempSync(join(all, 'run-'));
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * The file to start a program of ours by: within a run of tests its source bundled into one file, which starts in half the
 * processor time; the first who asks makes it. Elsewhere the source itself.
 */
export function bundledProgram(source: string): string {
  const folder = process.env[FOLDER];
  if (folder === undefined) return source;
  const { dir, name } = parse(resolve(source));
  const file = join(folder, `${dir.split('/').slice(-2).join('-')}-${name}.mjs`);
  if (!existsSync(file))
    execFileSync(NODE, [BUNDLE, source, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  return file;
}
