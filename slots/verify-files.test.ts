import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTestKey } from '../domain/release/testing/signing.ts';
import { makeRelease, writeProgram } from './testing/machine.ts';
import { filesProblems } from './verify-files.ts';

const PROGRAM = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 31 + (at >> 8)) % 256));
const FILES = { 'townhall-kiosk': PROGRAM, 'resources/app.asar': 'the app', 'locales/en.pak': '' };
const { release } = makeRelease(1, FILES, newTestKey());
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'townhall-files-'));
  writeProgram(folder, FILES);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const problems = (): Promise<string[]> => filesProblems(folder, release.files);

describe('the files of a slot', () => {
  it('are as its release says', async () => {
    expect(await problems()).toEqual([]);
  });
  it('are refused with a byte that changed, wherever it is (U3)', async () => {
    const file = join(folder, 'townhall-kiosk');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(0, PROGRAM.length / 2, PROGRAM.length - 1), fc.nat(PROGRAM.length - 1)),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const bytes = Buffer.from(PROGRAM);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          writeFileSync(file, bytes);
          expect(await problems()).toEqual(['townhall-kiosk has other content than the list says']);
        },
      ),
      { numRuns: 1_000 },
    );
  });
  it.each([0, 1, 100_000, 199_999])('are refused when one is cut to %d bytes (U4)', async (size) => {
    truncateSync(join(folder, 'townhall-kiosk'), size);
    expect(await problems()).toEqual([`townhall-kiosk has ${size} bytes and not 200000`]);
  });
  it('are refused when there is one more, or one less', async () => {
    mkdirSync(join(folder, 'resources/app'));
    writeFileSync(join(folder, 'resources/app/index.js'), 'x');
    rmSync(join(folder, 'locales/en.pak'));
    expect((await problems()).sort()).toEqual([
      'locales/en.pak cannot be read (ENOENT)',
      'resources/app is not in the list',
    ]);
  });
  it('are refused when one is a link, also to what it should be', async () => {
    const file = join(folder, 'resources/app.asar');
    writeFileSync(join(folder, '..', 'elsewhere.asar'), readFileSync(file));
    rmSync(file);
    symlinkSync('../../elsewhere.asar', file);
    expect(await problems()).toEqual(['resources/app.asar cannot be read (ELOOP)']);
  });
  it('are refused when one may or may not be executed against the list', async () => {
    chmodSync(join(folder, 'townhall-kiosk'), 0o644);
    chmodSync(join(folder, 'locales/en.pak'), 0o755);
    expect((await problems()).sort()).toEqual([
      'locales/en.pak is executable',
      'townhall-kiosk is not executable',
    ]);
  });
});
