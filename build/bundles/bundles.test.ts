import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bundle } from './bundle.ts';
import { libraryOf } from './library-of.ts';
import { overBudget, readLoads } from './loads.ts';
import { NOTES_FOLDER } from './note-bundles.ts';
import { treeshake } from './without-effects.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundles-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const bundle = (name: string, bytes: number, more: Partial<Bundle> = {}): Bundle => ({
  ...{ file: `${name}.mjs`, name, bytes, imports: [], dynamicImports: [], isEntry: false, held: {} },
  ...more,
});

function note(build: string, bundles: readonly Bundle[]): void {
  mkdirSync(join(root, NOTES_FOLDER), { recursive: true });
  writeFileSync(join(root, NOTES_FOLDER, `${build}.json`), JSON.stringify(bundles));
}

it('a process loads its first bundles and all that they import, each once, and not what comes later', () => {
  note('terminal-process', [
    bundle('terminal-process', 100, { isEntry: true, dynamicImports: ['terminal-worker.mjs'] }),
    bundle('terminal-worker', 2_000, { imports: ['shared.mjs'], held: { zod: 10 } }),
    bundle('shared', 30_000, { imports: ['terminal-worker.mjs'], held: { zod: 5, 'our domain/money': 1 } }),
    bundle('later', 400_000),
  ]);
  expect(readLoads(root)).toMatchObject([
    { what: "the card terminal's process", bytes: 32_100, held: { zod: 15, 'our domain/money': 1 } },
  ]);
});

it('a process that loads more than its budget is reported with both figures; one that keeps it is not', () => {
  note('content-reader', [bundle('content-reader', 9_000_000)]);
  note('main', [bundle('index', 1), bundle('start-order', 1)]);
  const problems = overBudget(readLoads(root));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^the thread that reads content loads 9000000 bytes .* budget is \d+$/);
});

it('nothing is reported where nothing has been built', () => {
  expect(readLoads(root)).toEqual([]);
});

it('a build without the bundle that a process begins with is an error, not a small process', () => {
  note('main', [bundle('other', 1)]);
  expect(() => readLoads(root)).toThrow('no bundle called index');
});

it('a module belongs to its library, or to the folder of ours', () => {
  expect(libraryOf('/x/node_modules/zod/v4/core.js')).toBe('zod');
  expect(libraryOf('/x/node_modules/a/node_modules/@noble/hashes/index.js?commonjs')).toBe('@noble/hashes');
  expect(libraryOf('/x/domain/text/index.ts')).toBe('our domain/text');
  expect(libraryOf('\0rolldown/runtime.js')).toBe('the build itself');
});

it('drivers, business, screens and the parts of main only define; processes and the page begin something when they are loaded', () => {
  expect(treeshake.moduleSideEffects('/x/hardware/terminal/open-terminal.ts')).toBe(false);
  expect(treeshake.moduleSideEffects('/x/domain/text/index.ts')).toBe(false);
  expect(treeshake.moduleSideEffects('/x/main/kiosk/index.ts')).toBe(false);
  expect(treeshake.moduleSideEffects('/x/main/index.ts')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/main/content/content-reader.ts')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/main/receipt-drawing/receipt-page/receipt-page.tsx')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/renderer/screens/parts/index.ts')).toBe(false);
  expect(treeshake.moduleSideEffects('/x/renderer/screens/parts/help.module.css')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/main/terminal-process/terminal-worker.ts')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/renderer/open-app.tsx')).toBe(true);
  expect(treeshake.moduleSideEffects('/x/node_modules/reflect-metadata/Reflect.js')).toBe(true);
});
