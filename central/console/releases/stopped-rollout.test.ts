import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KioskReleaseState, USUAL_PLAN } from '../../../domain/release/index.ts';
import {
  keyList,
  newTestKey,
  releaseWith,
  signKeys,
  signRelease,
} from '../../../domain/release/testing/signing.ts';
import { reportRelease } from '../../../domain/wire/index.ts';
import { createKiosk } from '../../server/kiosks/index.ts';
import { createUser } from '../../server/people/index.ts';
import {
  acceptReleaseKeys,
  addPackagePart,
  setKioskRelease,
  startRollout,
  storeRelease,
} from '../../server/releases/index.ts';
import {
  enrolTestKiosk,
  newKey,
  type TestCentral,
  type TestKiosk,
  TOWN_ID,
  testCentral,
} from '../../server/testing/index.ts';
import { type ConsoleApp, openConsole } from '../testing/open-console.ts';
import { takePicture } from '../testing/picture.ts';

const NAMES = ['Town hall', 'Library, ground floor', 'Swimming pool', 'Community centre', 'Fire station'];
const MORE = ['Museum', 'School', 'Bus station'];
const vendor = newTestKey();

let app: ConsoleApp;
let test: TestCentral;
const kiosks: TestKiosk[] = [];
beforeAll(async () => {
  app = await openConsole();
  test = await testCentral({}, app.folder);
  for (const [at, name] of [...NAMES, ...MORE].entries()) {
    const wanted = { townId: TOWN_ID, code: `MILL${at + 1}`, name, confirms: true };
    const created = await createKiosk(test.central, wanted, 'anna.it');
    if (created.kind !== 'created') throw new Error(created.reason);
    kiosks.push(await enrolTestKiosk(test.address, created.enrolmentCode, newKey(), {}));
  }
  await acceptReleaseKeys(test.central, signKeys(keyList(1, 1, [vendor]), vendor), 'anna.it');
});
afterAll(async () => {
  await app.close();
  await test.close();
});

/** Uploads a release with a small package, and offers it to all kiosks. Returns its hash. */
async function rollOut(counter: number): Promise<string> {
  const bytes = Buffer.alloc(1_700_000, counter);
  const packed = { name: `townhall-kiosk-1.${counter}.0.pack`, size: bytes.length, sha256: hashOf(bytes) };
  const signed = signRelease(releaseWith(counter, { package: packed }), vendor);
  const stored = await storeRelease(test.central, signed, 'anna.it');
  if (stored.kind === 'refused') throw new Error(stored.reason);
  await addPackagePart(test.central, { sha256: stored.sha256, from: 0, bytes }, 'anna.it');
  const wanted = { ring: 'all' as const, percent: 100, plan: USUAL_PLAN, stepBack: false };
  const started = await startRollout(test.central, { releaseSha256: stored.sha256, ...wanted }, 'ben.it');
  if (started.kind === 'refused') throw new Error(started.reason);
  return stored.sha256;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

it('IT sees that a rollout has stopped itself, which kiosks failed, and why', async () => {
  const settings = { ring: 'test' as const, window: { from: '02:00', to: '04:00' } };
  await setKioskRelease(test.central, 'MILL1', settings, 'anna.it');
  const sha256 = await rollOut(2);
  const outcomes: readonly KioskReleaseState[] = [
    { kind: 'healthy' },
    { kind: 'ready' },
    { kind: 'failed', why: 'no-room' },
    { kind: 'rolled-back', why: 'crashed', exit: 3 },
  ];
  for (const [at, state] of outcomes.entries())
    await kiosks[at]?.ask(reportRelease, { releaseSha256: sha256, version: '1.2.0', counter: 2, state });

  const created = await createUser(test.central, 'ben.it', 'it', 'test');
  const page = await app.signIn(test.address, 'ben.it', created.kind === 'created' ? created.password : '');
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.getByRole('link', { name: 'Releases' }).click();
  await page.getByText('Stopped automatically: too many failed').waitFor();
  const failed = page.getByRole('row').filter({ hasText: 'Failed' });
  await failed.getByText('Rolled back because it crashed (exit code 3).').waitFor();
  expect(await failed.count()).toBe(1);
  await page.getByText('There is no room for it on the disk.').waitFor();
  await takePicture(page, 'rollout-stopped');
});
