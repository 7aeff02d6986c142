import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRelease } from '../../../build/release/command-line.ts';
import { JOURNAL_SCHEMA } from '../../../domain/journal/index.ts';
import { type TestCentral, temporaryFolder, testCentral } from '../testing/index.ts';
import { readOptions } from './options.ts';
import { commands } from './run-command.ts';

let test: TestCentral;
const folder = temporaryFolder();
const at = (...names: string[]): string => join(folder, ...names);
beforeAll(async () => {
  test = await testCentral();
  mkdirSync(at('source'));
  writeFileSync(
    at('source', 'package.json'),
    JSON.stringify({ version: '1.1.0', journalSchema: JOURNAL_SCHEMA }),
  );
  mkdirSync(at('unpacked', 'resources'), { recursive: true });
  await createPackage(at('source'), at('unpacked', 'resources', 'app.asar'));
  writeFileSync(at('unpacked', 'townhall-kiosk'), '#!/bin/sh\n', { mode: 0o755 });
  // Larger than one part of an upload.
  writeFileSync(at('unpacked', 'resources', 'film'), randomBytes(2_100_000));
  const key = ['--key', at('a.pem')];
  await runRelease(['keygen', ...key, '--keys', at('release-keys.json')], test.central.now());
  const signed = await runRelease(
    ['sign', ...key, '--unpacked', at('unpacked'), '--counter', '2', '--out', folder],
    test.central.now(),
  );
  expect(signed.kind).toBe('done');
});
afterAll(() => test.close());

/** What the command line answers. */
async function release(...args: string[]): Promise<unknown> {
  const options = readOptions(['release', ...args], {});
  if (options.kind === 'wrong') return options;
  const { answer } = (await commands.release?.run(
    test.central,
    options.words.slice(1),
    options.settings,
  )) ?? { answer: null };
  return answer;
}
const reasonOf = async (...args: string[]): Promise<string> =>
  ((await release(...args)) as { reason?: string }).reason ?? '';

it('goes from the keys to a rollout and its end, as IT does it', async () => {
  await test.kiosk();
  expect(await reasonOf('upload', at('release.json'), at('townhall-kiosk-1.1.0.pack'))).toContain(
    'release-keys.json first',
  );
  expect(await release('keys', at('release-keys.json'))).toEqual({ kind: 'accepted', version: 1 });
  expect(await reasonOf('upload', at('release.json'), at('none'))).toContain('cannot be read');
  expect(await release('upload', at('release.json'), at('townhall-kiosk-1.1.0.pack'))).toMatchObject({
    kind: 'uploaded',
    packageBytes: statSync(at('townhall-kiosk-1.1.0.pack')).size,
  });
  expect(await release('kiosk', 'MILL1', '--ring', 'test', '--window', '02:00-04:00')).toMatchObject({
    kind: 'set',
    window: { from: '02:00', to: '04:00' },
  });
  expect(await release('start', '1.1.0', '--ring', 'test', '--percent', '5')).toMatchObject({
    kind: 'started',
    kiosks: 1,
  });
  expect(await reasonOf('start', '1.1.0', '--ring', 'test', '--percent', '5')).toContain(
    'command-line has started',
  );
  expect(await release('widen', '--percent', '50')).toMatchObject({ percent: 50 });
  expect(await release('pause')).toMatchObject({ state: 'paused' });
  expect(await release('resume')).toMatchObject({ state: 'running' });
  expect(await release('halt')).toMatchObject({ state: 'halted' });
  expect(await release('rotate-key')).toMatchObject({ kind: 'rotated' });
  expect(await release('list')).toMatchObject({
    releases: [{ version: '1.1.0', complete: true }],
    rollouts: [{ state: 'halted', percent: 50 }],
    kiosks: [{ kioskCode: 'MILL1', ring: 'test' }],
  });
});

it.each([
  ['no word', [], 'expected one of keys, upload'],
  [
    'a percentage that is none',
    ['start', '1.1.0', '--ring', 'all', '--percent', 'NaN'],
    '--percent: expected',
  ],
  ['a percentage below 0', ['start', '1.1.0', '--ring', 'all', '--percent=-1'], '--percent: expected'],
  ['a percentage above 100', ['start', '1.1.0', '--ring', 'all', '--percent', '101'], '--percent: expected'],
  ['no ring', ['start', '1.1.0', '--percent', '5'], '--ring: expected one of test, early, all'],
  ['a release that is not there', ['start', '9.9.9', '--ring', 'all', '--percent', '5'], 'no release 9.9.9'],
  [
    'steps that do not grow',
    ['start', '1.1.0', '--ring', 'all', '--percent', '5', '--widen-to', '50,25'],
    'each greater',
  ],
  ['a window that is none', ['kiosk', 'MILL1', '--ring', 'all', '--window', 'night'], '--window: expected'],
  ['a kiosk that is not there', ['kiosk', 'NOPE', '--ring', 'all'], 'no such kiosk'],
  ['a file that is not there', ['keys', '/none.json'], '/none.json and /none.sig.json'],
])('refuses %s in a sentence', async (_, args, sentence) => {
  expect(await reasonOf(...args)).toContain(sentence);
});
