import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createPackage, uncache } from '@electron/asar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cryptography } from '../../central/server/signing-key/index.ts';
import { JOURNAL_SCHEMA } from '../../domain/journal/index.ts';
import {
  newestKeys,
  placedFiles,
  Release,
  type ReleaseKeys,
  readFirstKeys,
} from '../../domain/release/index.ts';
import { runRelease } from './command-line.ts';
import { readSigned } from './signed-file.ts';

const now = new Date('2026-11-29T12:00:00Z');
let folder: string;
const at = (...names: string[]): string => join(folder, ...names);

/** What the command prints, or the sentence with which it refuses. */
async function release(...args: string[]): Promise<string> {
  const outcome = await runRelease(args, now);
  return outcome.kind === 'done' ? outcome.lines.join('\n') : `refused: ${outcome.sentence}`;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  await packageVersion('1.0.0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A packaged program, small, with a real asar. */
async function packageVersion(version: string, journalSchema: object = JOURNAL_SCHEMA): Promise<void> {
  mkdirSync(at('source'), { recursive: true });
  const description = { name: 'townhall-kiosk', version, journalSchema };
  writeFileSync(at('source', 'package.json'), JSON.stringify(description));
  mkdirSync(at('unpacked', 'resources'), { recursive: true });
  await createPackage(at('source'), at('unpacked', 'resources', 'app.asar'));
  // The library remembers what the archive had before.
  uncache(at('unpacked', 'resources', 'app.asar'));
  writeFileSync(at('unpacked', 'townhall-kiosk'), '#!/bin/sh\n', { mode: 0o755 });
}

const key = (name = 'a'): string[] => ['--key', at(`${name}.pem`)];
const keys = (): string[] => ['--keys', at('release-keys.json')];
const keygen = (name: string, ...more: string[]): Promise<string> =>
  release('keygen', ...key(name), ...keys(), ...more);
const sign = (...more: string[]): Promise<string> =>
  release(...['sign', ...key(), '--unpacked', at('unpacked'), '--out', at('out'), '--counter', '7'], ...more);
const again = (name: string): Promise<string> =>
  release('sign', ...key(name), '--release', at('out', 'release.json'));
const verify = (...more: string[]): Promise<string> =>
  release('verify', '--release', at('out', 'release.json'), ...keys(), ...more);
const verifyAll = (): Promise<string> =>
  verify('--unpacked', at('unpacked'), '--package', at('out', 'townhall-kiosk-1.0.0.pack'));

it('makes the same package from the same program, and every file comes out of its piece', async () => {
  await keygen('a');
  writeFileSync(at('unpacked', 'empty'), '');
  await sign();
  const bytes = readFileSync(at('out', 'townhall-kiosk-1.0.0.pack'));
  const signed = Release.parse(JSON.parse(readFileSync(at('out', 'release.json'), 'utf8')));
  expect(signed.package.size).toBe(bytes.length);
  for (const { path, from, packed } of placedFiles(signed))
    expect(gunzipSync(bytes.subarray(from, from + packed.size))).toEqual(readFileSync(at('unpacked', path)));
  await sign();
  expect(readFileSync(at('out', 'townhall-kiosk-1.0.0.pack')).equals(bytes)).toBe(true);
});

it('takes what has not changed from an earlier package, byte for byte, and only from the one that its release names', async () => {
  await keygen('a');
  writeFileSync(at('unpacked', 'large'), 'large '.repeat(10_000));
  await sign();
  const earlier = readFileSync(at('out', 'townhall-kiosk-1.0.0.pack'));
  await packageVersion('1.1.0');
  const next = (...more: string[]): Promise<string> =>
    release(
      ...['sign', ...key(), '--unpacked', at('unpacked'), '--out', at('next'), '--counter', '8'],
      ...more,
    );
  const pack = at('next', 'townhall-kiosk-1.1.0.pack');
  await next();
  const alone = readFileSync(pack);
  const like = ['--like', at('out', 'release.json')];
  expect(await next(...like)).toContain('signed by 1 key');
  expect(readFileSync(pack).equals(alone)).toBe(true);
  expect(alone.equals(earlier)).toBe(false);
  writeFileSync(at('out', 'townhall-kiosk-1.0.0.pack'), Buffer.alloc(earlier.length));
  expect(await next(...like)).toMatch(/^refused: .*is not the package that the release beside it names/);
  // What was there before stays, and may be the earlier one itself.
  expect(readFileSync(pack).equals(alone)).toBe(true);
  expect(await next('--like', at('next', 'release.json'))).toContain('signed by 1 key');
  expect(readFileSync(pack).equals(alone)).toBe(true);
  rmSync(pack);
  expect(await next('--like', at('next', 'release.json'))).toMatch(/^refused: .*is missing/);
});

it('makes a key, signs a package and says in words that the release is good', async () => {
  expect(await keygen('a')).toContain('version 1: 1 key, of which 1 must sign');
  expect(statSync(at('a.pem')).mode & 0o777).toBe(0o600);
  expect(await sign('--security-floor', '3', '--min-from', '2')).toContain(
    'version 1.0.0, counter 7, 2 files',
  );
  const words = await verifyAll();
  expect(words).toContain('townhall-kiosk 1.0.0, counter 7');
  expect(words).toContain('take none below counter 3');
  expect(words).toContain('Kiosks below counter 2 need a release between first');
  expect(words).toContain('The release is good.');
});

it('needs as many signatures as the list of keys says', async () => {
  await keygen('a');
  await keygen('b', '--sign-with', at('a.pem'), '--threshold', '2');
  await sign();
  expect(await verify()).toContain('refused: ');
  expect(await verify()).toContain('Fewer release keys have signed this release than are needed');
  expect(await again('b')).toContain('2 signatures');
  expect(await verify()).toContain('The release is good.');
  expect(await again('b')).toContain('2 signatures');
});

it('goes from one key to another through a list that both have signed, and trusts the old one no more', async () => {
  await keygen('a');
  await sign();
  expect(await keygen('b')).toContain('not valid yet');
  rmSync(at('release-keys.json'));
  rmSync(at('release-keys.sig.json'));
  rmSync(at('b.pem'));
  // Begins anew with a, which is in the folder still.
  expect(await keygen('a')).toBe(`refused: There is a key in ${at('a.pem')} already: nothing was changed.`);
  await keygen('c');
  await keygen('d', '--sign-with', at('c.pem'));
  const list = JSON.parse(readFileSync(at('release-keys.json'), 'utf8')) as ReleaseKeys;
  const revoked = await release(
    'revoke',
    ...keys(),
    '--key-id',
    list.keys[0]?.keyId ?? '',
    '--sign-with',
    at('c.pem'),
    '--sign-with',
    at('d.pem'),
  );
  expect(revoked).toContain('version 3: 1 key, of which 1 must sign');
  const first = readFirstKeys(await readSigned(at('release-keys-1.json')), cryptography);
  if (first.kind === 'refused') throw new Error(first.why);
  const later = [await readSigned(at('release-keys-2.json')), await readSigned(at('release-keys.json'))];
  expect(newestKeys(first.keys, later, cryptography)).toMatchObject({ keys: { version: 3 }, refused: null });
  await again('c');
  expect(await verify()).toContain('None of the release keys that this town trusts has signed this release');
  await again('d');
  expect(await verify()).toContain('The release is good.');
});

it.each<readonly [string, () => void, string]>([
  ['a file that is missing', () => rmSync(at('unpacked', 'extra')), 'extra is missing'],
  ['a file that is another', () => appendFileSync(at('unpacked', 'extra'), 'x'), 'extra is another file'],
  ['a file more', () => writeFileSync(at('unpacked', 'more'), ''), 'more is not in it'],
  [
    'another package',
    () => appendFileSync(at('out', 'townhall-kiosk-1.0.0.pack'), 'x'),
    'is another package',
  ],
  ['a changed document', () => appendFileSync(at('out', 'release.json'), ' '), 'None of the release keys'],
  ['no signature', () => rmSync(at('out', 'release.sig.json')), 'None of the release keys'],
  [
    'a signature file that is none',
    () => writeFileSync(at('out', 'release.sig.json'), '{}'),
    'is not a signature file',
  ],
  [
    'a list of keys that was changed',
    () => appendFileSync(at('release-keys.json'), ' '),
    'None of the release keys',
  ],
])('finds %s', async (_, change, sentence) => {
  writeFileSync(at('unpacked', 'extra'), 'as it was');
  await keygen('a');
  await sign();
  expect(await verifyAll()).toContain('The release is good.');
  change();
  expect(await verifyAll()).toMatch(/^refused: /);
  expect(await verifyAll()).toContain(sentence);
});

it.each<readonly [string, () => void | Promise<void>, string]>([
  [
    'a link in the program',
    () => symlinkSync('/etc/passwd', at('unpacked', 'link')),
    'a release has no links',
  ],
  ['no program to start', () => rmSync(at('unpacked', 'townhall-kiosk')), 'no program townhall-kiosk'],
  ['no asar', () => rmSync(at('unpacked', 'resources', 'app.asar')), 'this is no packaged kiosk'],
  [
    'a package that does not say which journals it reads',
    () => packageVersion('1.0.0', {}),
    'this is no packaged kiosk',
  ],
  ['no folder', () => rmSync(at('unpacked'), { recursive: true }), 'package the program first'],
  ['a key that is none', () => writeFileSync(at('a.pem'), 'nonsense'), 'no Ed25519 key'],
])('does not sign with %s', async (_, change, sentence) => {
  await keygen('a');
  await change();
  const words = await sign();
  expect(words).toMatch(/^refused: /);
  expect(words).toContain(sentence);
});

it('names the journal’s versions that the package itself names, and signs none that cannot be undone (U16)', async () => {
  await keygen('a');
  await packageVersion('1.0.0', { min: 1, max: 1, writes: 1 });
  await sign();
  expect(await verify()).toContain('It reads journals of version 1 to 1, and writes version 1.');
  await packageVersion('1.1.0', { min: 1, max: 2, writes: 2 });
  const after = (...earlier: string[]): Promise<string> =>
    sign('--out', at('next'), '--like', at(...earlier, 'release.json'));
  expect(await after('out')).toContain('1.0.0 reads none above 1: no kiosk could go back.');
  await packageVersion('1.1.0', { min: 1, max: 2, writes: 1 });
  expect(await after('out')).toContain('version 1.1.0');
  await packageVersion('1.2.0', { min: 1, max: 2, writes: 2 });
  expect(await sign('--out', at('last'), '--like', at('next', 'release.json'))).toContain('version 1.2.0');
});

it('puts the first release into the slots of a new machine, once, and only what is signed', async () => {
  await keygen('a');
  await sign();
  const first = (): Promise<string> =>
    release(
      ...['first-slot', '--release', at('out', 'release.json'), ...keys()],
      ...['--unpacked', at('unpacked'), '--root', at('releases')],
    );
  appendFileSync(at('unpacked', 'townhall-kiosk'), 'x');
  expect(await first()).toContain('is not that release: townhall-kiosk has');
  writeFileSync(at('unpacked', 'townhall-kiosk'), '#!/bin/sh\n');
  expect(await first()).toContain('slots/1.0.0+7: version 1.0.0, counter 7');
  expect(statSync(at('releases', 'slots', '1.0.0+7', 'app', 'townhall-kiosk')).mode & 0o111).not.toBe(0);
  expect(await first()).toContain('has a release already');
});

it.each([
  ['no command', [], 'npm run release --'],
  ['an option that is not known', ['sign', '--nothing'], 'nothing'],
  ['a counter that is none', ['sign', '--key', 'k', '--unpacked', 'u', '--counter', 'NaN'], 'not "NaN"'],
  ['a counter below 1', ['sign', '--key', 'k', '--unpacked', 'u', '--counter=-1'], 'not "-1"'],
  ['no key', ['sign'], '--key is missing'],
  [
    'a key file that is not there',
    ['sign', '--key', '/none', '--release', '/none'],
    'There is no key in /none',
  ],
])('refuses %s in a sentence', async (_, args, sentence) => {
  const words = await release(...args);
  expect(words).toMatch(/^refused: /);
  expect(words).toContain(sentence);
});
