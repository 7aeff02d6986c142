import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRollout, listReleaseRows, rotateRolloutKey } from '../../central/server/releases/index.ts';
import { startable } from '../../slots/testing/startable.ts';
import { until } from '../../test/support/until.ts';
import { type FollowedKiosk, followedKiosk, standIn } from './testing/followed-kiosk.ts';
import { filesOf } from './testing/offered-release.ts';

const YEAR_MS = 365 * 86_400_000;
let kiosk: FollowedKiosk;
beforeEach(async () => {
  kiosk = await followedKiosk();
  kiosk.machine.install(1, standIn(), {}, filesOf(1));
});
afterEach(() => kiosk.close());
const good = (): string | null => kiosk.machine.boot().good;
const kinds = async (...parameters: Parameters<FollowedKiosk['states']>): Promise<string[]> =>
  (await kiosk.states(...parameters)).map(({ kind }) => kind);

describe('a kiosk with a launcher and a central', () => {
  it('updates itself, and goes back by itself from a release that crashes, which stops its rollout; a fixed one arrives', async () => {
    // So long that a kiosk asks central once before it counts as healthy.
    const launcher = kiosk.launch({ times: ['--steady-s=3'] });
    await launcher.says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn());
    await kiosk.rollOut(second);
    await kiosk.reports(second, { kind: 'healthy' });
    expect(good()).toBe(second.slot);
    const told = await kinds(second);
    expect([...new Set(told)]).toEqual(['downloading', 'ready', 'installed', 'healthy']);
    await until('the rollout is complete', async () => (await kiosk.rollout())?.state === 'complete');

    const third = await kiosk.publish(3, standIn('exit 3'), { securityFloor: 3 });
    await kiosk.rollOut(third);
    await kiosk.reports(third, { kind: 'rolled-back', why: 'crashed', exit: 3 });
    expect(launcher.log()).toContain('1.1.0+1 has ended: as it was asked to: another release starts.');
    await until('the rollout is stopped', async () => (await kiosk.rollout())?.state === 'stopped');
    expect(kiosk.machine.boot()).toMatchObject({
      good: second.slot,
      floor: 1,
      trial: null,
      quarantined: [{ slot: third.slot, why: 'crashed' }],
    });
    expect(launcher.log().match(/Starts 1\.3\.0\+3 on trial/g)).toHaveLength(3);
    const { kiosks } = await listReleaseRows(kiosk.central.central.db);
    expect(kiosks[0]).toMatchObject({
      standing: 'failed',
      state: { kind: 'rolled-back', why: 'crashed', exit: 3 },
    });

    const fourth = await kiosk.publish(4, standIn());
    await kiosk.rollOut(fourth);
    await kiosk.reports(fourth, { kind: 'healthy' });
    expect(await startable(kiosk.machine)).toEqual([second.slot, fourth.slot]);
    // Each of these stands in the journal, with its reason (U22); what the kiosk reports of 1.3.0 after its fallback too.
    const noted = kiosk.noted();
    for (const [version, ending] of [
      ['1.2.0', 'healthy'],
      ['1.3.0', 'rolled-back crashed'],
      ['1.4.0', 'healthy'],
    ])
      expect(
        noted.filter((line) => line.startsWith(`${version} `) && !/ (installed|refused)/.test(line)),
      ).toEqual([`${version} downloading`, `${version} ready`, `${version} ${ending}`]);
  });

  it('starts a release only when nobody stands there, no money moves, and its window is open (U14)', async () => {
    kiosk.stand({ unused: false, paymentOpen: true });
    const launcher = kiosk.launch();
    await launcher.says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn());
    await kiosk.rollOut(second);
    await kiosk.reports(second, { kind: 'waiting', for: 'payment' });
    kiosk.stand({ paymentOpen: false });
    await kiosk.reports(second, { kind: 'waiting', for: 'idle' });
    expect(launcher.log()).not.toContain('Starts 1.2.0+2');
    expect(kiosk.machine.boot().trial).toBeNull();
    kiosk.stand({ unused: true });
    await kiosk.reports(second, { kind: 'healthy' });
  });

  it('does not start one that was halted while it waited, and takes nothing back of what is there', async () => {
    kiosk.stand({ unused: false });
    const launcher = kiosk.launch();
    await launcher.says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn());
    const rolloutId = await kiosk.rollOut(second);
    await kiosk.reports(second, { kind: 'waiting', for: 'idle' });
    await changeRollout(kiosk.central.central, rolloutId, { kind: 'halt' }, 'it');
    await kiosk.reports(second, { kind: 'refused', why: 'halted' });
    kiosk.stand({ unused: true });
    const third = await kiosk.publish(3, standIn());
    await kiosk.rollOut(third);
    await kiosk.reports(third, { kind: 'healthy' });
    expect(launcher.log()).not.toContain('Starts 1.2.0+2');
  });

  it.each([
    [
      'in 1970',
      -Date.now(),
      /The clock of this kiosk is wrong: it shows 1970-01-0\d \d\d:\d\d UTC, central 20/,
    ],
    ['ten years behind', -10 * YEAR_MS, /The clock of this kiosk is wrong: it shows 20/],
    ['ten years ahead', 10 * YEAR_MS, /The clock of this kiosk is wrong: it shows 20/],
  ])(
    'runs what it has while its clock is %s, says so once, and takes what is offered when its clock is right (U12)',
    async (_, aheadMs, sentence) => {
      kiosk.setClock(aheadMs);
      const launcher = kiosk.launch();
      await launcher.says('1.1.0+1 is healthy: it is the good release');
      const second = await kiosk.publish(2, standIn());
      await kiosk.rollOut(second);
      await launcher.says(sentence);
      await until(
        'the kiosk has asked central more than once',
        () => kiosk.central.log.filter((line) => line.includes('skewed')).length > 3,
      );
      expect(await kiosk.states(second)).toEqual([]);
      expect(launcher.log().match(/The clock of this kiosk is wrong/g)).toHaveLength(1);
      kiosk.setClock(0);
      await kiosk.reports(second, { kind: 'healthy' });
      expect(kiosk.machine.boot()).toMatchObject({ good: second.slot, quarantined: [] });
    },
  );

  it('takes a release to its end also when its clock goes wrong while it is on trial (U12)', async () => {
    const launcher = kiosk.launch({ times: ['--steady-s=3'] });
    await launcher.says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn());
    await kiosk.rollOut(second);
    await launcher.says('Starts 1.2.0+2 on trial');
    kiosk.setClock(-Date.now());
    await launcher.says('1.2.0+2 is healthy: it is the good release');
    await launcher.says(/The clock of this kiosk is wrong/);
    kiosk.setClock(0);
    await kiosk.reports(second, { kind: 'healthy' });
  });

  it('follows central to another key, and steps back when central says so, above the floor', async () => {
    await kiosk.launch().says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn());
    await kiosk.rollOut(second);
    await kiosk.reports(second, { kind: 'healthy' });
    await until('the rollout is complete', async () => (await kiosk.rollout())?.state === 'complete');
    await rotateRolloutKey(kiosk.central.central, 'it');
    const third = await kiosk.publish(3, standIn());
    await kiosk.rollOut(third);
    await kiosk.reports(third, { kind: 'healthy' });
    await until('the rollout is complete', async () => (await kiosk.rollout())?.state === 'complete');
    await kiosk.rollOut(second, true);
    await until('the second release is good again', () => good() === second.slot);
    await until('its kiosk has said so again', async () => (await kinds(second)).at(-1) === 'healthy');
  });

  it('tells central of a fallback also when central was away at the time', async () => {
    const launcher = kiosk.launch();
    await launcher.says('1.1.0+1 is healthy: it is the good release');
    const second = await kiosk.publish(2, standIn('exit 4'));
    kiosk.stand({ unused: false });
    await kiosk.rollOut(second);
    await kiosk.reports(second, { kind: 'waiting', for: 'idle' });
    await kiosk.central.central.db
      .updateTable('kiosks')
      .set({ revoked_at: new Date() })
      .where('kiosk_id', '=', kiosk.kioskId)
      .execute();
    kiosk.stand({ unused: true });
    await launcher.says(/The last trial of 1\.2\.0\+2 failed \(crashed\)/);
    await launcher.says(/1\.1\.0\+1 is healthy\./);
    await kiosk.central.central.db
      .updateTable('kiosks')
      .set({ revoked_at: null })
      .where('kiosk_id', '=', kiosk.kioskId)
      .execute();
    await kiosk.reports(second, { kind: 'rolled-back', why: 'crashed' });
    await until('the kiosk remembers that it has told', () =>
      readFileSync(kiosk.machine.places.followed, 'utf8').includes(`"toldBack":["`),
    );
    expect((await kinds(second)).filter((kind) => kind === 'rolled-back')).toHaveLength(1);
  });
});
