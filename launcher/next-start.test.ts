import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseWith } from '../domain/release/testing/signing.ts';
import { type Boot, FIRST_BOOT, INTERRUPTIONS, newTrial, type Slot, TRIES } from '../slots/index.ts';
import { afterDamage, afterHealthy, afterTry } from './after-run.ts';
import { nextStart, type StartFacts } from './next-start.ts';

type SignedSlot = Extract<Slot, { kind: 'signed' }>;

const signed = (counter: number): SignedSlot => ({
  kind: 'signed',
  name: `1.${counter}.0+${counter}`,
  release: releaseWith(counter),
  sha256: counter.toString(16).padStart(64, '0'),
});
const OLD = signed(1);
const NEW = signed(2);
const both = new Map<string, Slot>([OLD, NEW].map((slot) => [slot.name, slot]));
const now = new Date('2026-11-20T10:00:00Z');
const on = (boot: Partial<Boot>, change: Partial<StartFacts> = {}): StartFacts => ({
  boot: { ...FIRST_BOOT, good: OLD.name, ...boot },
  slots: both,
  failures: new Map(),
  bootId: 'boot-1',
  now,
  ...change,
});
const started = (facts: StartFacts): string | null => {
  const next = nextStart(facts);
  return next.kind === 'start' ? next.slot.name : null;
};

describe('what is started next', () => {
  it('is the good release', () => {
    expect(nextStart(on({}))).toMatchObject({ kind: 'start', slot: OLD, onTrial: false });
  });
  it('is the release on trial, whose try is counted before it starts', () => {
    const next = nextStart(on({ trial: newTrial(NEW.name, []) }));
    expect(next).toMatchObject({ kind: 'start', slot: NEW, onTrial: true });
    expect(next.boot.trial).toMatchObject({ triesLeft: TRIES - 1, running: 'boot-1' });
  });
  it('is the good release again after three failed tries, and the reason is kept (U13)', () => {
    let { boot } = on({ trial: newTrial(NEW.name, []) });
    for (let round = 0; round < TRIES; round += 1) {
      const next = nextStart(on(boot));
      expect(next).toMatchObject({ kind: 'start', slot: NEW });
      boot = afterTry(next.boot, NEW, { kind: 'failed', why: 'hung', exit: null }, now).boot;
    }
    expect(boot).toMatchObject({ trial: null, quarantined: [{ sha256: NEW.sha256, why: 'hung' }] });
    expect(started(on(boot))).toBe(OLD.name);
  });
  it('is still the release on trial after the power fails during each try, more often than it has tries', () => {
    let { boot } = on({ trial: newTrial(NEW.name, []) });
    for (let round = 0; round < INTERRUPTIONS; round += 1) {
      const next = nextStart(on(boot, { bootId: `boot-${round}` }));
      expect(next).toMatchObject({ kind: 'start', slot: NEW });
      boot = next.boot;
    }
    const last = nextStart(on(boot));
    expect(last).toMatchObject({ kind: 'start', slot: OLD });
    expect(last.boot.quarantined).toMatchObject([{ why: 'cut-short-too-often' }]);
  });
  it('says whether the machine or the launcher went down', () => {
    const trial = { ...newTrial(NEW.name, []), triesLeft: 2, running: 'boot-1' };
    expect(nextStart(on({ trial })).said.join(' ')).toContain('the launcher was ended');
    expect(nextStart(on({ trial }, { bootId: 'boot-2' })).said.join(' ')).toContain('the machine went down');
  });
  it('takes no try from a release that is stopped in good order', () => {
    const { boot } = nextStart(on({ trial: newTrial(NEW.name, []) }));
    expect(afterTry(boot, NEW, { kind: 'stopped' }, now).boot.trial).toEqual(newTrial(NEW.name, []));
  });
  it('takes no try from a release that somebody ended from outside, and gives it up when that goes on', () => {
    let { boot } = on({ trial: newTrial(NEW.name, []) });
    for (let round = 0; round < INTERRUPTIONS; round += 1) {
      const next = nextStart(on(boot));
      expect(next).toMatchObject({ kind: 'start', slot: NEW });
      boot = afterTry(next.boot, NEW, { kind: 'interrupted' }, now).boot;
      expect(boot.trial).toMatchObject({ triesLeft: TRIES, running: null });
    }
    const last = nextStart(on(boot));
    expect(last).toMatchObject({ kind: 'start', slot: OLD });
    expect(last.boot.quarantined).toMatchObject([{ why: 'cut-short-too-often' }]);
  });
  it('is another whole release when the good one is damaged, and says why', () => {
    const unusable: Slot = { kind: 'unusable', name: OLD.name, why: 'damaged: townhall-kiosk' };
    const next = nextStart(on({}, { slots: new Map([...both, [OLD.name, unusable]]) }));
    expect(next).toMatchObject({ kind: 'start', slot: NEW, onTrial: false });
    expect(next.said.join(' ')).toContain('damaged: townhall-kiosk');
  });
  it('is what failed before when nothing else is whole', () => {
    const quarantined = [
      { slot: NEW.name, version: '1.2.0', sha256: NEW.sha256, why: 'hung', at: now.toISOString() } as const,
    ];
    expect(started(on({ quarantined }, { slots: new Map([[NEW.name, NEW]]) }))).toBe(NEW.name);
  });
  it('is another one for a while when the good one ends too early again and again', () => {
    expect(started(on({}, { failures: new Map([[OLD.name, 4]]) }))).toBe(OLD.name);
    expect(started(on({}, { failures: new Map([[OLD.name, 5]]) }))).toBe(NEW.name);
    const failures = new Map([OLD, NEW].map(({ name }) => [name, 5]));
    expect(started(on({}, { failures }))).toBe(OLD.name);
  });
  it('is nothing when no release can be started, and the sentence names each with its reason', () => {
    const slots = new Map<string, Slot>([['1.0.0+1', { kind: 'unusable', name: '1.0.0+1', why: 'damaged' }]]);
    expect(nextStart(on({}, { slots }))).toMatchObject({
      kind: 'nothing',
      said: ['Out of order: no release can be started: 1.0.0+1 (damaged).'],
    });
    expect(nextStart(on({}, { slots: new Map() })).said).toEqual(['Out of order: no release is installed.']);
  });
  it('never is below the security floor while another is whole (U17)', () => {
    expect(started(on({ good: null, floor: 2 }))).toBe(NEW.name);
    const failures = new Map([[NEW.name, 1]]);
    expect(started(on({ good: NEW.name, floor: 2 }, { failures }))).toBe(NEW.name);
  });
  describe('with a new version of the journal (U16)', () => {
    const reading = (slot: SignedSlot, min: number, max: number, writes: number): SignedSlot => ({
      ...slot,
      release: releaseWith(slot.release.counter, { journalSchema: { min, max, writes } }),
    });
    const with_ = (...slots: readonly SignedSlot[]): Partial<StartFacts> => ({
      slots: new Map(slots.map((slot) => [slot.name, slot])),
    });

    it('is no release on trial that the good one could not go back from', () => {
      const next = nextStart(on({ trial: newTrial(NEW.name, []) }, with_(OLD, reading(NEW, 1, 2, 2))));
      expect(next).toMatchObject({
        kind: 'start',
        slot: OLD,
        onTrial: false,
        boot: { trial: null, journal: 1 },
      });
      expect(next.boot.quarantined).toEqual([]);
      expect(next.said.join(' ')).toContain(`Does not try ${NEW.name}`);
    });
    it('is no release on trial that does not read the journal', () => {
      const boot = { trial: newTrial(NEW.name, []), journal: 2 };
      expect(started(on(boot, with_(reading(OLD, 1, 2, 2), NEW)))).toBe(OLD.name);
    });
    it('is one that the good one can go back from, and which version there may be is kept before it starts', () => {
      const next = nextStart(
        on({ trial: newTrial(NEW.name, []) }, with_(reading(OLD, 1, 2, 1), reading(NEW, 1, 2, 2))),
      );
      expect(next).toMatchObject({ slot: { name: NEW.name }, onTrial: true, boot: { journal: 2 } });
    });
    it('is rather one that reads it than the good one that does not', () => {
      expect(started(on({ journal: 2 }, with_(OLD, reading(NEW, 1, 2, 2))))).toBe(NEW.name);
    });
  });
});

describe('whatever happens to a kiosk', () => {
  const happening = fc.constantFrom(
    ...(['fails', 'healthy', 'power', 'killed', 'stopped', 'interrupted', 'damaged'] as const),
  );

  it('something whole is always started, a trial ends, and the good release changes only to one that was healthy (U1, U13)', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        let boot: Boot = { ...FIRST_BOOT, good: OLD.name, trial: newTrial(NEW.name, []) };
        let machine = 0;
        let tries = 0;
        const slots = new Map(both);
        for (const happens of happenings) {
          const next = nextStart({
            boot,
            slots,
            failures: new Map(),
            bootId: `boot-${machine}`,
            now,
          });
          expect(next.kind).toBe('start');
          if (next.kind !== 'start') return;
          const goodBefore = next.boot.good;
          boot = next.boot;
          if (next.onTrial) tries += 1;
          if (happens === 'power') machine += 1;
          else if (happens === 'healthy') boot = afterHealthy(boot, next.slot).boot;
          else if (happens === 'fails')
            boot = afterTry(boot, next.slot, { kind: 'failed', why: 'crashed', exit: 3 }, now).boot;
          else if (happens === 'interrupted')
            boot = afterTry(boot, next.slot, { kind: 'interrupted' }, now).boot;
          else if (happens === 'stopped' && next.onTrial) {
            boot = afterTry(boot, next.slot, { kind: 'stopped' }, now).boot;
            tries -= 1;
          } else if (happens === 'damaged' && next.onTrial) {
            boot = afterDamage(boot, next.slot, ['x']).boot;
            slots.delete(next.slot.name);
          }
          if (boot.good !== goodBefore) expect([happens, boot.good]).toEqual(['healthy', next.slot.name]);
          expect(boot.trial?.triesLeft ?? 0).toBeLessThanOrEqual(TRIES);
        }
        expect(tries).toBeLessThanOrEqual(TRIES + INTERRUPTIONS);
      }),
    );
  });
  it('the security floor never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (floor, securityFloor) => {
        const slot = { ...NEW, release: releaseWith(9, { securityFloor }) };
        expect(afterHealthy({ ...FIRST_BOOT, floor }, slot).boot.floor).toBe(Math.max(floor, securityFloor));
      }),
    );
  });
});
