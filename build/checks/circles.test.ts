import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { circleProblems } from './circles.ts';

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

function problems(files: Record<string, string>): string[] {
  root = mkdtempSync(join(tmpdir(), 'circles-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return circleProblems(root);
}

describe('the check for circles', () => {
  it('lets imports run one way', () => {
    const files = {
      'main/a/a.ts': "import { b } from '../b/b.ts'; export const a = b;",
      'main/b/b.ts': "import { c } from './c.ts'; export const b = c;",
      'main/b/c.ts': 'export const c = 1;',
      'main/b/b.test.ts': "import { a } from '../a/a.ts'; import { b } from './b.ts';",
    };
    expect(problems(files)).toEqual([]);
  });

  it('finds files that import one another, also for a type alone and by passing on', () => {
    const files = {
      'main/a/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'main/a/b.ts': "export * from './c.ts'; export type B = 1;",
      'main/a/c.ts': "export const c = async () => import('./a.ts');",
    };
    expect(problems(files)).toEqual(['3 in a circle of files: main/a/a.ts, main/a/b.ts, main/a/c.ts']);
  });

  it('follows what a file collects by a pattern', () => {
    const files = {
      'central/console/app/pages.ts':
        "export const f = import.meta.glob<A>('../*/page.tsx', { eager: true });",
      'central/console/bills/page.tsx': "import { f } from '../app/pages.ts'; export const page = f;",
      'central/console/words.json': '{}',
    };
    expect(problems(files)[0]).toContain('2 in a circle of files: central/console/app/pages.ts');
  });

  it('finds folders that import one another through different files, at any depth', () => {
    const files = {
      'central/server/a/one.ts': "import { two } from '../b/deep/two.ts';",
      'central/server/b/deep/two.ts': 'export const two = 2;',
      'central/server/b/three.ts': "import { four } from '../a/four.ts';",
      'central/server/a/four.ts': 'export const four = 4;',
    };
    const [knot, ...others] = problems(files);
    expect(others).toEqual([]);
    expect(knot).toContain('central/server: a knot of a, b');
    expect(knot).toContain('a -> b (1), as central/server/a/one.ts imports ../b/deep/two.ts');
  });

  it('finds a folder that imports a file beside it which imports the folder', () => {
    const files = {
      'main/x/a/a.ts': "import type { Parts } from '../parts.ts';",
      'main/x/a/kind.ts': 'export type Kind = 1;',
      'main/x/parts.ts': "import type { Kind } from './a/kind.ts'; export type Parts = Kind;",
    };
    expect(problems(files)[0]).toContain('main/x: a knot of a, parts.ts');
  });

  it('finds a file that imports itself', () => {
    expect(problems({ 'domain/a/a.ts': "export * from './a.ts';" })).toEqual([
      '1 in a circle of files: domain/a/a.ts',
    ]);
  });
});
