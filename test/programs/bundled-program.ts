import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, parse, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE } from './node.ts';

/** Says since when a run of tests goes on: what was bundled before may be of older sources. */
const SINCE = 'TOWNHALL_TEST_PROGRAMS_SINCE';
/** Always the same place: Node keeps compiled code by the place of its file. */
const FOLDER = resolve('var/programs');
const BUNDLE = fileURLToPath(new URL('bundle-program.ts', import.meta.url));

/** From here on this process and those that it starts share bundled programs. */
export function shareBundledPrograms(): void {
  mkdirSync(FOLDER, { recursive: true });
  process.env[SINCE] = String(Date.now());
}

/**
 * The file to start a program of ours by: within a run of tests its source bundled into one file, which starts in half the
 * processor time; the first who asks makes it. Elsewhere the source itself.
 */
export function bundledProgram(source: string): string {
  const since = process.env[SINCE];
  if (since === undefined) return source;
  const { dir, name } = parse(relative(process.cwd(), resolve(source)));
  const file = join(FOLDER, `${dir.replaceAll('/', '-')}-${name}.mjs`);
  const madeAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (madeAt < Number(since))
    execFileSync(NODE, [BUNDLE, source, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  return file;
}
