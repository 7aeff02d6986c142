import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { advisoryProblems } from './index.ts';
import { isInRange } from './version-range.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'advisories-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each<[string, string, boolean]>([
  ['5.3.1', '>=5.0.0 <5.3.2', true],
  ['5.3.2', '>=5.0.0 <5.3.2', false],
  ['4.9.9', '>=5.0.0 <5.3.2', false],
  ['4.29.0', '=4.29.0 || >=5.0.0 <5.3.2', true],
  ['33.2.1', '<35.7.5 || >=36.0.0 <36.8.1', true],
  ['36.8.1', '<35.7.5 || >=36.0.0 <36.8.1', false],
  ['36.0.0-alpha.1', '>= 36.0.0', true],
  ['1.10.0', '<=1.9.0', false],
  ['1.0.0', '*', true],
  ['2.0.1', '>2.0.0', true],
])('%s is in %s: %s', (version, range, expected) => expect(isInRange(version, range)).toBe(expected));

it('a dependency with a known weakness is named, wherever it lies in the tree', () => {
  mkdirSync(join(root, 'build/advisories'), { recursive: true });
  const advisory = {
    id: 'GHSA-x',
    package: '@a/b',
    vulnerable: '<2.0.0',
    severity: 'high',
    title: 'It leaks',
  };
  const known = { refreshedAt: '2026-11-29', supportedElectron: [45], advisories: [advisory] };
  writeFileSync(join(root, 'build/advisories/advisories.json'), JSON.stringify(known));
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/@a/b': { version: '2.0.0' },
    'node_modules/c/node_modules/@a/b': { version: '1.9.0' },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  expect(advisoryProblems(root)).toEqual(['@a/b 1.9.0: It leaks (GHSA-x, high)']);
});
