import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LARGEST_PACKAGE_BYTES, LARGEST_PROGRAM_BYTES, placedFiles, Release, ReleasePath } from './index.ts';
import { releaseWith } from './testing/signing.ts';

const good = releaseWith(6);
const packed = { size: 0, sha256: 'ab'.repeat(32) };
const file = { path: 'a', size: 1, sha256: 'ab'.repeat(32), executable: false, packed };
const withFiles = (...paths: string[]): object => ({
  files: [...good.files, ...paths.map((path) => ({ ...file, path }))],
});

it('takes a release that is good', () => {
  expect(Release.parse(good)).toEqual(good);
});

it.each([
  ['a path out of the folder', withFiles('../journal.db')],
  ['a path of the machine', withFiles('/etc/passwd')],
  ['a path with a dot in between', withFiles('a/./b')],
  ['a path without a name', withFiles('a//b')],
  ['a path with a backslash', withFiles('a\\b')],
  ['a path with a zero byte', withFiles('a\u0000b')],
  ['a path twice', withFiles('a', 'a')],
  ['a path that is a file and a folder', withFiles('a/b', 'a')],
  ['no program to start', { files: [file] }],
  ['a program that may not be started', { files: [{ ...good.files[0], executable: false }] }],
  ['a size below zero', { files: [good.files[0], { ...file, size: -1 }] }],
  ['more than a kiosk has room for', { files: [good.files[0], { ...file, size: LARGEST_PROGRAM_BYTES }] }],
  ['a package that is too large', { package: { ...good.package, size: LARGEST_PACKAGE_BYTES + 1 } }],
  ['a package that is not as large as its pieces', { package: { ...good.package, size: 999 } }],
  ['a package with a path as its name', { package: { ...good.package, name: '../x.pack' } }],
  ['a floor above its counter', { securityFloor: 7 }],
  ['a least counter above its own', { minFromCounter: 7 }],
  ['a counter of zero', { counter: 0 }],
  ['a counter that is none', { counter: Number.NaN }],
  ['a journal range the wrong way round', { journalSchema: { min: 3, max: 2, writes: 2 } }],
  ['a journal written that it cannot read', { journalSchema: { min: 1, max: 2, writes: 3 } }],
  ['an end before its beginning', { expiresAt: '2026-10-01T00:00:00.000Z' }],
  ['a version that is none', { version: '1.0' }],
  ['an entry that is not known', { more: true }],
])('refuses %s', (_, change) => {
  expect(Release.safeParse({ ...good, ...change }).success).toBe(false);
});

it('says where each piece of the package begins', () => {
  const sizes = [30, 0, 12];
  const files = sizes.map((size, at) => ({ ...file, path: `${at}`, packed: { ...packed, size } }));
  expect(placedFiles({ files }).map(({ from }) => from)).toEqual([0, 30, 30]);
});

it('has no path that leads out of its folder', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b c', '.', '..', '', 'ü')), (names) => {
      const path = names.join('/');
      if (!ReleasePath.safeParse(path).success) return;
      const { pathname } = new URL(path.replaceAll(' ', '_'), 'file:///slots/app/');
      expect(pathname.startsWith('/slots/app/')).toBe(true);
      expect(pathname.length).toBeGreaterThan('/slots/app/'.length);
    }),
  );
});
