import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type KioskReleaseState,
  nextPlanStep,
  RolloutPlan,
  type Standing,
  standingOf,
  tallyOf,
  tellingReport,
  USUAL_PLAN,
} from './index.ts';

const began = new Date('2026-11-29T08:00:00Z');
const after = (minutes: number): Date => new Date(began.getTime() + minutes * 60_000);
const step = (percent: number, standings: readonly Standing[], minutes: number, plan = USUAL_PLAN) =>
  nextPlanStep(plan, percent, tallyOf(standings), { stepAt: began, now: after(minutes) });

it('stops at the first failure of a single early kiosk', () => {
  expect(step(5, ['failed'], 1)).toEqual({ kind: 'stop' });
});

it('bears a failure below its share, and stops above it', () => {
  const healthy: Standing[] = Array.from({ length: 9 }, () => 'healthy');
  expect(step(50, [...healthy, 'failed'], 1_440)).toEqual({ kind: 'widen', percent: 100 });
  expect(step(50, [...healthy.slice(1), 'failed', 'failed'], 1_440)).toEqual({ kind: 'stop' });
});

it('widens only after its time, and only when enough are healthy', () => {
  expect(step(5, ['healthy'], 1_439)).toEqual({ kind: 'wait' });
  expect(step(5, ['healthy'], 1_440)).toEqual({ kind: 'widen', percent: 25 });
  expect(step(5, ['open'], 100_000)).toEqual({ kind: 'wait' });
  expect(step(30, ['healthy'], 1_440)).toEqual({ kind: 'widen', percent: 50 });
  expect(step(100, ['healthy', 'open'], 1_440)).toEqual({ kind: 'wait' });
  expect(step(100, ['healthy', 'healthy'], 0)).toEqual({ kind: 'complete' });
});

it('waits for people where it has no steps', () => {
  expect(step(5, ['healthy'], 100_000, { ...USUAL_PLAN, widenTo: [] })).toEqual({ kind: 'wait' });
});

const standing = fc.constantFrom<Standing>('healthy', 'failed', 'open');
const plan: fc.Arbitrary<RolloutPlan> = fc.record({
  widenTo: fc
    .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 5 })
    .map((steps) => steps.sort((a, b) => a - b)),
  waitMinutes: fc.integer({ min: 1, max: 5_000 }),
  healthyPercent: fc.integer({ min: 1, max: 100 }),
  stopAbovePercent: fc.integer({ min: 0, max: 99 }),
});

it('never widens or completes while more than its share has failed, or fewer than its share are healthy', () => {
  fc.assert(
    fc.property(
      plan,
      fc.array(standing),
      fc.nat(100),
      fc.nat(10_000),
      (plan, standings, percent, minutes) => {
        expect(RolloutPlan.safeParse(plan).success).toBe(true);
        const { kind } = step(percent, standings, minutes, plan);
        const { healthy, failed } = tallyOf(standings);
        const tooMany = failed > (standings.length * plan.stopAbovePercent) / 100;
        expect(kind === 'stop').toBe(tooMany);
        if (kind !== 'widen' && kind !== 'complete') return;
        expect(healthy).toBeGreaterThanOrEqual((standings.length * plan.healthyPercent) / 100);
        if (kind === 'widen') expect(minutes).toBeGreaterThanOrEqual(plan.waitMinutes);
      },
    ),
  );
});

it('only ever widens, and comes to an end', () => {
  fc.assert(
    fc.property(plan, fc.integer({ min: 1, max: 99 }), (plan, first) => {
      let percent = first;
      for (let steps = 0; ; steps += 1) {
        expect(steps).toBeLessThanOrEqual(plan.widenTo.length);
        const next = step(percent, ['healthy'], plan.waitMinutes, plan);
        if (next.kind !== 'widen') return;
        expect(next.percent).toBeGreaterThan(percent);
        percent = next.percent;
      }
    }),
  );
});

const report = fc.constantFrom<KioskReleaseState>(
  { kind: 'downloading', percent: 40 },
  { kind: 'ready' },
  { kind: 'installed' },
  { kind: 'healthy' },
  { kind: 'rolled-back', why: 'crashed' },
  { kind: 'refused', why: 'quarantined' },
  { kind: 'refused', why: 'halted' },
  { kind: 'failed', why: 'no-room' },
);

it('counts a fallback until the release is healthy there after all', () => {
  const back: KioskReleaseState = { kind: 'rolled-back', why: 'hung' };
  expect(standingOf([back, { kind: 'refused', why: 'quarantined' }])).toBe('failed');
  expect(standingOf([back, { kind: 'healthy' }])).toBe('healthy');
  expect(standingOf([{ kind: 'failed', why: 'no-room' }])).toBe('open');
  fc.assert(
    fc.property(fc.array(report), fc.array(report), (before, since) => {
      const kinds = new Set(since.map(({ kind }) => kind));
      if (!kinds.has('healthy')) expect(standingOf([...before, back, ...since])).toBe('failed');
    }),
  );
});

it('tells of the fallback rather than that the release is not taken again', () => {
  const reports = (...states: KioskReleaseState[]) => states.map((state) => ({ state }));
  const back: KioskReleaseState = { kind: 'rolled-back', why: 'hung' };
  const quarantined: KioskReleaseState = { kind: 'refused', why: 'quarantined' };
  expect(tellingReport([])).toBeNull();
  expect(tellingReport(reports({ kind: 'ready' }, back, quarantined))?.state).toEqual(back);
  // The stop of the rollout that follows from the fallback says less than the fallback.
  const halted: KioskReleaseState = { kind: 'refused', why: 'halted' };
  expect(tellingReport(reports({ kind: 'ready' }, back, halted))?.state).toEqual(back);
  expect(tellingReport(reports(back, { kind: 'healthy' }, halted))?.state).toEqual(halted);
  expect(tellingReport(reports(quarantined))?.state).toEqual(quarantined);
  expect(tellingReport(reports(back, { kind: 'healthy' }))?.state).toEqual({ kind: 'healthy' });
});

it.each([
  { widenTo: [50, 25] },
  { widenTo: [101] },
  { widenTo: [Number.NaN] },
  { stopAbovePercent: 100 },
  { stopAbovePercent: -1 },
  { healthyPercent: 0 },
  { waitMinutes: 0 },
])('refuses a plan with %j', (change) => {
  expect(RolloutPlan.safeParse({ ...USUAL_PLAN, ...change }).success).toBe(false);
});
