import { describe, expect, it } from 'vitest';
import type { Health } from '../slots/index.ts';
import { type Expected, type HealthTimes, newWatch, seen, type Verdict, verdictOn } from './watch-health.ts';

const times: HealthTimes = { worksWithinMs: 100, steadyMs: 300, trialMostMs: 1_000, silentMs: 50 };
const trial: Expected = { onTrial: true, reached: ['printer', 'central'] };
const known: Expected = { onTrial: false, reached: [] };
const shows = (change: Partial<Health> = {}): Partial<Health> => ({
  painted: true,
  journal: true,
  reached: ['printer', 'central'],
  ...change,
});

/** Lets a program show something every 10 ms until a time; the first verdict that is not open, with its time. */
function run(
  expected: Expected,
  untilMs: number,
  at: (ms: number) => Partial<Health> | null,
): [Verdict['kind'] | string, number] {
  let watch = newWatch(0);
  for (let ms = 0; ms <= untilMs; ms += 10) {
    const found = at(ms);
    const health = found && {
      pid: 2,
      beat: ms,
      painted: false,
      journal: false,
      reached: [],
      ending: null,
      ...found,
    };
    watch = seen(watch, health, expected, ms);
    const verdict = verdictOn(watch, expected, times, ms);
    if (verdict.kind !== 'open') return [verdict.kind === 'failed' ? verdict.why : verdict.kind, ms];
  }
  return ['open', untilMs];
}

describe('a release on trial (U13)', () => {
  it('is healthy after it has worked without a break for the whole time', () => {
    expect(run(trial, 2_000, (ms) => shows(ms < 60 ? { painted: false } : {}))).toEqual(['healthy', 360]);
  });
  it.each([
    ['shows-nothing', shows({ painted: false })],
    ['journal-not-opened', shows({ journal: false })],
    ['fewer-devices', shows({ reached: ['central'] })],
  ])('fails because %s', (why, health) => {
    expect(run(trial, 2_000, () => health)).toEqual([why, 110]);
  });
  it('fails when it never says anything', () => {
    expect(run(trial, 2_000, () => null)).toEqual(['shows-nothing', 110]);
  });
  it('fails when its beat stands still', () => {
    expect(run(trial, 2_000, (ms) => (ms < 200 ? shows() : null))).toEqual(['hung', 250]);
  });
  it('begins its time anew when something is missing for a moment', () => {
    const flickers = (ms: number) => shows(ms === 250 ? { reached: [] } : {});
    expect(run(trial, 2_000, flickers)).toEqual(['healthy', 560]);
  });
  it('fails when it never works long enough', () => {
    expect(run(trial, 2_000, (ms) => shows(ms % 200 === 0 ? { reached: [] } : {}))).toEqual([
      'not-healthy-in-time',
      1_010,
    ]);
  });
  it('is not expected to reach what the release before did not reach', () => {
    expect(run({ onTrial: true, reached: [] }, 2_000, () => shows({ reached: [] }))[0]).toBe('healthy');
  });
});

describe('a release that is known', () => {
  it('runs on without its devices, and is ended when it hangs', () => {
    expect(run(known, 200, () => shows({ reached: [] }))).toEqual(['open', 200]);
    expect(run(known, 2_000, () => shows({ journal: false }))).toEqual(['open', 2_000]);
    expect(run(known, 2_000, (ms) => (ms < 100 ? shows() : null))).toEqual(['hung', 150]);
  });
});
