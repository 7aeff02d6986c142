import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isInPercentage,
  type KioskFacts,
  type KioskReleaseState,
  mayTake,
  newestKeys,
  type Release,
  type Rollout,
  type SignedDocument,
  USUAL_PLAN,
} from '../../../domain/release/index.ts';
import {
  cryptography,
  keyList,
  newTestKey,
  releaseWith,
  signKeys,
  signRelease,
} from '../../../domain/release/testing/signing.ts';
import { keysAfterRotations } from '../../../domain/signing/index.ts';
import { currentRelease, releasePackage, reportRelease } from '../../../domain/wire/index.ts';
import * as wire from '../../wire/index.ts';
import { listAlarmRows } from '../alarms/index.ts';
import { openDatabase } from '../database/index.ts';
import { type TestCentral, type TestKiosk, temporaryFolder, testCentral } from '../testing/index.ts';
import {
  acceptReleaseKeys,
  addPackageFile,
  addPackagePart,
  advanceRollout,
  changeRollout,
  listReleaseRows,
  rotateRolloutKey,
  setKioskRelease,
  startRollout,
  storeRelease,
} from './index.ts';

const DAY_MS = 86_400_000;
const vendor = newTestKey();
const second = newTestKey();
const stranger = newTestKey();
/** Three parts' worth, and of letters, so that ranges can be compared as text. */
const PACKAGE = Buffer.from(randomBytes(2_500_000).toString('hex'));
const list = keyList(1, 1, [vendor]);

describe('releases', () => {
  let test: TestCentral;
  beforeEach(async () => {
    test = await testCentral();
  });
  afterEach(() => test.close());

  const packageOf = (version: string, bytes = PACKAGE): Release['package'] => ({
    name: `townhall-kiosk-${version}.pack`,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const release = (counter: number, change: Partial<Release> = {}, bytes = PACKAGE): SignedDocument => {
    const expiresAt = new Date(test.central.now().getTime() + 365 * DAY_MS).toISOString();
    const base = { expiresAt, package: packageOf(`1.${counter}.0`, bytes), ...change };
    return signRelease(releaseWith(counter, base), vendor);
  };
  const hashOf = ({ text }: SignedDocument): string => cryptography.hash(Buffer.from(text));
  const trust = () => acceptReleaseKeys(test.central, signKeys(list, vendor), 'it');

  /** Uploads a release with a small package, whole. */
  async function uploaded(counter: number, change: Partial<Release> = {}): Promise<string> {
    const bytes = Buffer.from(`package ${counter}`);
    await trust();
    const signed = release(counter, change, bytes);
    const stored = await storeRelease(test.central, signed, 'it');
    if (stored.kind === 'refused') throw new Error(stored.reason);
    const part = { sha256: stored.sha256, from: 0, bytes };
    expect(await addPackagePart(test.central, part, 'it')).toEqual({ kind: 'complete' });
    return stored.sha256;
  }
  const wanted = (releaseSha256: string, change: object = {}) => ({
    ...{ releaseSha256, ring: 'all' as const, percent: 100, plan: USUAL_PLAN, stepBack: false },
    ...change,
  });
  const start = (sha256: string, change: object = {}, actor = 'anna') =>
    startRollout(test.central, wanted(sha256, change), actor);
  const report = (kiosk: TestKiosk, releaseSha256: string, state: KioskReleaseState, counter = 2) =>
    kiosk.ask(
      reportRelease,
      { releaseSha256, version: `1.${counter}.0`, counter, state },
      { createdMs: test.central.now().getTime() },
    );
  const ask = (kiosk: TestKiosk, keysVersion = 1) =>
    kiosk.ask(currentRelease, { keysVersion }, { createdMs: test.central.now().getTime() });
  const newest = async () => (await listReleaseRows(test.central.db)).rollouts[0];
  const audit = async (): Promise<string[]> =>
    (await test.central.db.selectFrom('audit_log').selectAll().orderBy('audit_id').execute())
      .filter(({ action }) => /release|rollout|step-back|package/.test(action))
      .map(({ actor, action }) => `${actor} ${action}`);

  describe('on upload', () => {
    it('stores nothing that the release keys have not signed', async () => {
      expect(await storeRelease(test.central, release(2), 'it')).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('no list of release keys yet'),
      });
      await trust();
      const bad: readonly (readonly [SignedDocument, string])[] = [
        [signRelease(releaseWith(2), stranger), 'None of the release keys'],
        [{ ...release(2), signatures: [] }, 'None of the release keys'],
        [signRelease(releaseWith(2, { product: 'parking-machine' }), vendor), 'another product'],
        [signRelease({ ...releaseWith(2), files: [] }, vendor), 'not one that this program understands'],
        [release(2, { createdAt: '2020-01-01T00:00:00Z', expiresAt: '2021-01-01T00:00:00Z' }), 'out of date'],
      ];
      for (const [signed, sentence] of bad) {
        expect(await storeRelease(test.central, signed, 'it')).toMatchObject({
          kind: 'refused',
          reason: expect.stringContaining(sentence),
        });
      }
      expect(await test.central.db.selectFrom('releases').selectAll().execute()).toEqual([]);
    });

    it('continues an upload that was interrupted, and verifies the whole', async () => {
      await trust();
      const signed = release(2);
      const stored = await storeRelease(test.central, signed, 'it');
      expect(stored).toMatchObject({ kind: 'stored', from: 0, complete: false });
      const sha256 = stored.kind === 'stored' ? stored.sha256 : '';
      const part = (from: number, to: number) =>
        addPackagePart(test.central, { sha256, from, bytes: PACKAGE.subarray(from, to) }, 'it');
      expect(await part(0, 1_000_000)).toEqual({ kind: 'continue', from: 1_000_000 });
      expect(await part(2_000_000, 3_000_000)).toEqual({ kind: 'continue', from: 1_000_000 });
      expect(await storeRelease(test.central, signed, 'it')).toMatchObject({ from: 1_000_000 });
      const file = join(temporaryFolder(), 'package');
      writeFileSync(file, PACKAGE);
      expect(await addPackageFile(test.central, sha256, file, 'it')).toEqual({ kind: 'complete' });
      expect(await part(0, 10)).toEqual({ kind: 'complete' });
    });

    it('takes no byte beyond the declared size, and throws away what is not the package', async () => {
      await trust();
      const stored = await storeRelease(test.central, release(2), 'it');
      const sha256 = stored.kind === 'stored' ? stored.sha256 : '';
      const add = (from: number, bytes: Buffer) =>
        addPackagePart(test.central, { sha256, from, bytes }, 'it');
      await add(0, PACKAGE.subarray(0, 4_000_000));
      expect(await add(4_000_000, Buffer.alloc(1_000_001))).toMatchObject({
        reason: 'The package is larger than the release says.',
      });
      const wrong = Buffer.from(PACKAGE.subarray(4_000_000));
      wrong.writeUInt8(wrong.readUInt8(7) ^ 1, 7);
      expect(await add(4_000_000, wrong)).toMatchObject({
        reason: expect.stringContaining('not the package that the release names'),
      });
      expect(await add(1, PACKAGE)).toEqual({ kind: 'continue', from: 0 });
      const file = join(temporaryFolder(), 'package');
      writeFileSync(file, PACKAGE.subarray(0, 100));
      expect(await addPackageFile(test.central, sha256, file, 'it')).toMatchObject({
        reason: 'The package is smaller than the release says.',
      });
    });

    it('takes lists of keys only in order, and hands the later ones to kiosks', async () => {
      const two = signKeys(keyList(2, 1, [second]), vendor, second);
      expect(await acceptReleaseKeys(test.central, signKeys(list, stranger), 'it')).toMatchObject({
        kind: 'refused',
      });
      expect(await trust()).toEqual({ kind: 'accepted', version: 1 });
      expect(await trust()).toEqual({ kind: 'accepted', version: 1 });
      const usurped = signKeys(keyList(2, 1, [stranger]), stranger);
      expect(await acceptReleaseKeys(test.central, usurped, 'it')).toMatchObject({ kind: 'refused' });
      expect(await acceptReleaseKeys(test.central, two, 'it')).toEqual({ kind: 'accepted', version: 2 });
      const { laterKeys } = await ask(await test.kiosk());
      expect(newestKeys(list, laterKeys, cryptography)).toMatchObject({
        keys: { version: 2 },
        refused: null,
      });
    });
  });

  describe('for kiosks', () => {
    it('serves the package whole, by range, and not at all when it is not there', async () => {
      await trust();
      const stored = await storeRelease(test.central, release(2), 'it');
      const sha256 = stored.kind === 'stored' ? stored.sha256 : '';
      const kiosk = await test.kiosk();
      const path = releasePackage.path(packageOf('').sha256);
      const get = (sentHeaders: Record<string, string> = {}, from = path) =>
        kiosk.send(from, null, { method: 'GET', sentHeaders });
      expect((await get()).status).toBe(404);
      const file = join(temporaryFolder(), 'package');
      writeFileSync(file, PACKAGE);
      await addPackageFile(test.central, sha256, file, 'it');
      const text = PACKAGE.toString();
      const whole = await get();
      expect([whole.status, whole.text === text]).toEqual([200, true]);
      const tag = whole.headers.get('etag') ?? '';
      // Over the edge of a part.
      const range = await get({ range: 'bytes=1999990-2000009' });
      expect([range.status, range.text]).toEqual([206, text.slice(1_999_990, 2_000_010)]);
      expect(range.headers.get('content-range')).toBe(`bytes 1999990-2000009/${PACKAGE.length}`);
      expect((await get({ range: 'bytes=-4' })).text).toBe(text.slice(-4));
      expect((await get({ range: `bytes=${PACKAGE.length}-` })).status).toBe(416);
      expect((await get({ range: 'bytes=0-9', 'if-range': tag })).status).toBe(206);
      expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
      expect((await get({}, releasePackage.path('00'.repeat(32)))).status).toBe(404);
      expect((await get({}, releasePackage.path('nonsense'))).status).toBe(400);
      const unsigned = await fetch(`${test.address}${path}`);
      expect(unsigned.status).toBe(401);
    });

    it('keeps everything that a kiosk reports, each once, and nothing of a release that it does not have', async () => {
      const sha256 = await uploaded(2);
      const kiosk = await test.kiosk();
      expect(await report(kiosk, '00'.repeat(32), { kind: 'ready' })).toEqual({ kind: 'unknown' });
      for (const percent of [10, 10, 40]) await report(kiosk, sha256, { kind: 'downloading', percent });
      await report(kiosk, sha256, { kind: 'ready' });
      const rows = await test.central.db.selectFrom('kiosk_release_states').selectAll().execute();
      expect(rows.map(({ state }) => state)).toEqual([
        { kind: 'downloading', percent: 10 },
        { kind: 'downloading', percent: 40 },
        { kind: 'ready' },
      ]);
      await expect(test.central.db.deleteFrom('kiosk_release_states').execute()).rejects.toThrow(
        'permission denied',
      );
    });

    it('offers what a kiosk can verify, and its ring, window and the time', async () => {
      const kiosk = await test.kiosk();
      expect((await ask(kiosk)).offer).toBeNull();
      const sha256 = await uploaded(2);
      await start(sha256);
      await setKioskRelease(
        test.central,
        'MILL1',
        { ring: 'early', window: { from: '23:00', to: '04:00' } },
        'it',
      );
      const answer = await ask(kiosk);
      expect(answer).toMatchObject({ ring: 'early', window: { from: '23:00', to: '04:00' } });
      expect(decide(kiosk, answer)).toMatchObject({ kind: 'take', release: { counter: 2 } });
      await changeRollout(test.central, (await newest())?.rolloutId ?? 0, { kind: 'pause' }, 'it');
      expect(decide(kiosk, await ask(kiosk))).toMatchObject({ kind: 'refused', why: 'halted' });
    });

    it('goes to another rollout key by its own word, and kiosks follow', async () => {
      const kiosk = await test.kiosk();
      await start(await uploaded(2));
      const before = (await ask(kiosk)).offer?.publicKey ?? '';
      await rotateRolloutKey(test.central, 'it');
      const after = await ask(kiosk);
      if (!after.offer) throw new Error('nothing is offered');
      const { publicKey, rotations } = after.offer;
      const keys = keysAfterRotations([before], publicKey, rotations, {
        use: 'rollout',
        isSigned: cryptography.isSigned,
      });
      expect(keys).toEqual([before, publicKey]);
      expect(decide(kiosk, after)).toMatchObject({ kind: 'take' });
    });
  });

  /** What a kiosk with release 1 makes of an answer. */
  function decide(
    kiosk: TestKiosk,
    answer: Awaited<ReturnType<typeof ask>>,
    change: Partial<KioskFacts> = {},
  ) {
    if (!answer.offer) throw new Error('nothing is offered');
    const facts: KioskFacts = {
      kioskId: kiosk.kioskId,
      ring: answer.ring,
      keys: list,
      onlineKey: answer.offer.publicKey,
      installed: { sha256: '00'.repeat(32), counter: 1 },
      floor: 1,
      rolloutCounter: 0,
      journal: { written: 1, reads: 1 },
      quarantined: [],
      clock: { lastServerAt: new Date(answer.at), builtAt: new Date(0) },
      ...change,
    };
    return mayTake(answer.offer, facts, cryptography);
  }

  describe('in a rollout', () => {
    it('lets one of two people start who begin at the same moment, and tells the other one who', async () => {
      await test.kiosk();
      const sha256 = await uploaded(2);
      // Two server processes, each with connections of its own.
      const other = openDatabase(test.url, () => undefined, 2);
      const both = await Promise.all([
        start(sha256, {}, 'anna'),
        startRollout({ ...test.central, db: other }, wanted(sha256), 'ben'),
      ]);
      await other.destroy();
      expect(both.map(({ kind }) => kind).sort()).toEqual(['refused', 'started']);
      const winner = (await newest())?.startedBy;
      expect(both.find(({ kind }) => kind === 'refused')).toMatchObject({
        reason: `${winner} has started a rollout of 1.2.0, and it is running: halt or complete it first.`,
      });
      expect(await test.central.db.selectFrom('rollouts').selectAll().execute()).toHaveLength(1);
    });

    it('does not start where there is no kiosk, no package, or no such release', async () => {
      const sha256 = await uploaded(2);
      expect(await start(sha256)).toMatchObject({ reason: 'There is no enrolled kiosk in this ring.' });
      await test.kiosk();
      expect(await start(sha256, { ring: 'test' })).toMatchObject({
        reason: 'There is no enrolled kiosk in this ring.',
      });
      expect(await start('00'.repeat(32))).toMatchObject({ reason: 'Central does not have this release.' });
      const third = await storeRelease(test.central, release(3), 'it');
      expect(await start(third.kind === 'stored' ? third.sha256 : '')).toMatchObject({
        reason: 'The package of this release has not come whole yet.',
      });
      expect(await start(sha256)).toMatchObject({ kind: 'started', kiosks: 1 });
    });

    it.each([Number.NaN, -1, 101, 5.5])(
      'takes no percentage %s, neither by the API nor in the database',
      async (percent) => {
        await test.kiosk();
        const sha256 = await uploaded(2);
        expect(wire.startRollout.request.safeParse(wanted(sha256, { percent })).success).toBe(false);
        await expect(start(sha256, { percent })).rejects.toThrow();
        expect(await newest()).toBeUndefined();
      },
    );

    it('pauses, resumes, widens and halts, and refuses what does not fit', async () => {
      await test.kiosk();
      const sha256 = await uploaded(2);
      await start(sha256, { percent: 10 });
      const rolloutId = (await newest())?.rolloutId ?? 0;
      const change = (word: Parameters<typeof changeRollout>[2]) =>
        changeRollout(test.central, rolloutId, word, 'anna');
      expect(await change({ kind: 'resume' })).toMatchObject({ reason: 'This rollout is running already.' });
      expect(await change({ kind: 'pause' })).toMatchObject({ state: 'paused' });
      expect(await change({ kind: 'resume' })).toMatchObject({ state: 'running' });
      expect(await change({ kind: 'widen', percent: 5 })).toMatchObject({ kind: 'refused' });
      expect(await change({ kind: 'widen', percent: 50 })).toMatchObject({ percent: 50 });
      expect(await change({ kind: 'halt' })).toMatchObject({ state: 'halted' });
      expect(await change({ kind: 'resume' })).toMatchObject({ reason: 'This rollout is halted already.' });
      expect(await audit()).toEqual([
        'it accept-release-keys',
        'it upload-release',
        'it complete-release',
        'anna start-rollout',
        'anna pause-rollout',
        'anna resume-rollout',
        'anna widen-rollout',
        'anna halt-rollout',
      ]);
    });

    it('keeps the five newest packages, and the one that was rolled out last', async () => {
      await test.kiosk();
      const first = await uploaded(1);
      const second = await uploaded(2);
      expect(await start(second)).toMatchObject({ kind: 'started' });
      for (const counter of [3, 4, 5, 6, 7]) await uploaded(counter);
      const { releases } = await listReleaseRows(test.central.db);
      const whole = releases.filter(({ complete }) => complete).map(({ counter }) => counter);
      expect(whole).toEqual([7, 6, 5, 4, 3, 2]);
      expect(releases.find(({ sha256 }) => sha256 === first)).toMatchObject({ storedBytes: 0 });
      expect(await audit()).toContain('it delete-package');
      // Somebody who needs it again uploads it again, and has it.
      const again = { sha256: first, from: 0, bytes: Buffer.from('package 1') };
      expect(await addPackagePart(test.central, again, 'it')).toMatchObject({ kind: 'complete' });
      const after = (await listReleaseRows(test.central.db)).releases.find(({ sha256 }) => sha256 === first);
      expect(after).toMatchObject({ complete: true, storedBytes: again.bytes.length });
    });

    it('steps back only when asked to, and never below the floor', async () => {
      const kiosk = await test.kiosk();
      const [two, three, four] = [
        await uploaded(2),
        await uploaded(3),
        await uploaded(4, { securityFloor: 3 }),
      ];
      await start(four);
      await changeRollout(test.central, (await newest())?.rolloutId ?? 0, { kind: 'halt' }, 'it');
      expect(await start(three)).toMatchObject({
        reason: expect.stringContaining('step back to 1.3.0 instead'),
      });
      expect(await start(two, { stepBack: true })).toMatchObject({
        reason: 'The release is older than the oldest that is still safe.',
      });
      expect(await start(three, { stepBack: true })).toMatchObject({ kind: 'started' });
      const answer = await ask(kiosk);
      const onFour = { installed: { sha256: four, counter: 4 } };
      expect(decide(kiosk, answer, { ...onFour, floor: 3 })).toMatchObject({
        kind: 'take',
        release: { counter: 3 },
      });
      // Even a kiosk with a higher floor than central knows of keeps to it.
      expect(decide(kiosk, answer, { ...onFour, floor: 4 })).toMatchObject({ why: 'below-floor' });
    });

    it('is signed anew every day, so that kiosks do not take central for lost', async () => {
      const kiosk = await test.kiosk();
      await start(await uploaded(2));
      const before = (await ask(kiosk)).offer?.rollout.text ?? '';
      test.later(6 * DAY_MS);
      await advanceRollout(test.central);
      const after = (await ask(kiosk)).offer?.rollout.text ?? '';
      const [old, renewed] = [JSON.parse(before) as Rollout, JSON.parse(after) as Rollout];
      expect(renewed.counter).toBeGreaterThan(old.counter);
      expect(Date.parse(renewed.expiresAt)).toBeGreaterThan(Date.parse(old.expiresAt));
      expect(renewed.salt).toBe(old.salt);
    });
  });

  describe('with a fleet of 20 kiosks', () => {
    let fleet: TestKiosk[];
    beforeEach(async () => {
      fleet = [];
      for (let at = 1; at <= 20; at += 1) fleet.push(await test.kiosk(`MILL${at}`));
    });

    /** Every kiosk asks, and decides by the documents; those that take the release report what became of it. */
    async function poll(sha256: string, outcome: KioskReleaseState): Promise<number> {
      let took = 0;
      for (const kiosk of fleet) {
        if (decide(kiosk, await ask(kiosk)).kind !== 'take') continue;
        took += 1;
        await report(kiosk, sha256, { kind: 'ready' });
        await report(kiosk, sha256, outcome);
      }
      return took;
    }

    it('stops a bad release by itself after its first kiosks', async () => {
      const sha256 = await uploaded(2);
      expect(await start(sha256, { percent: 5 })).toMatchObject({ kind: 'started' });
      const { rollouts, kiosks } = await listReleaseRows(test.central.db);
      const reached = kiosks.filter((kiosk) => kiosk.reached).length;
      expect(reached).toBeGreaterThan(0);
      // The first failure stops it: a kiosk that asks later takes nothing any more.
      const took = await poll(sha256, { kind: 'rolled-back', why: 'crashed' });
      expect(took).toBeGreaterThan(0);
      expect(took).toBeLessThanOrEqual(reached);
      expect(await newest()).toMatchObject({ state: 'stopped', percent: 5, version: rollouts[0]?.version });
      test.later(30 * DAY_MS);
      expect(await advanceRollout(test.central)).toBe('wait');
      expect(await poll(sha256, { kind: 'healthy' })).toBe(0);
      expect(await audit()).toContain('central stop-rollout');
      expect(await listAlarmRows(test.central.db, 10)).toMatchObject([
        { kind: 'rollout-stopped', times: took, detail: expect.stringContaining('1.2.0 stopped by itself') },
      ]);
      const { tally } = await listReleaseRows(test.central.db);
      expect(tally).toMatchObject({ failed: took });
      await start(await uploaded(3));
      expect(await listAlarmRows(test.central.db, 10)).toEqual([]);
    });

    it('widens a good release step by step to all, and completes it', async () => {
      const sha256 = await uploaded(2);
      await start(sha256, { percent: 5 });
      const seen: number[] = [];
      for (let step = 0; step < 4; step += 1) {
        seen.push((await newest())?.percent ?? 0);
        for (const kiosk of fleet) {
          const decision = decide(kiosk, await ask(kiosk));
          if (decision.kind === 'take') await report(kiosk, sha256, { kind: 'healthy' });
        }
        test.later(USUAL_PLAN.waitMinutes * 60_000);
        await advanceRollout(test.central);
      }
      expect(seen).toEqual([5, 25, 50, 100]);
      expect(await newest()).toMatchObject({ state: 'complete', percent: 100 });
      const { tally } = await listReleaseRows(test.central.db);
      expect(tally).toEqual({ healthy: 20, failed: 0, open: 0 });
      expect((await audit()).filter((line) => line.startsWith('central'))).toEqual([
        'central widen-rollout',
        'central widen-rollout',
        'central widen-rollout',
        'central complete-rollout',
      ]);
    });

    it('begins with other kiosks for the next release', async () => {
      const first = async (counter: number): Promise<string[]> => {
        await start(await uploaded(counter), { percent: 25 });
        const rollout = JSON.parse((await ask(fleet[0]!)).offer?.rollout.text ?? '') as Rollout;
        await changeRollout(test.central, (await newest())?.rolloutId ?? 0, { kind: 'halt' }, 'it');
        return fleet
          .map(({ kioskId }) => kioskId)
          .filter((kioskId) => isInPercentage(25, rollout.salt, kioskId, cryptography.hash));
      };
      const orders = [await first(2), await first(3), await first(4)];
      expect(new Set(orders.map((kiosks) => kiosks.join())).size).toBeGreaterThan(1);
    });
  });

  it('knows a release by its document: another one with the same counter is refused', async () => {
    await uploaded(2);
    expect(await storeRelease(test.central, release(2, { minFromCounter: 2 }), 'it')).toMatchObject({
      reason: 'There is another release with counter 2 already.',
    });
    expect(hashOf(release(2, { minFromCounter: 2 }))).toHaveLength(64);
  });
});
