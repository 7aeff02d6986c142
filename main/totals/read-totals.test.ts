import { describe, expect, it } from 'vitest';
import type { ComparedTotals } from '../../domain/totals/index.ts';
import { countingOf, type KeptTotals } from './read-totals.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-27T12:00:00Z');
const side = (sumMinor: number) => ({ count: sumMinor === 0 ? 0 : 1, sumMinor });
const compared = (terminalMinor: number, journalMinor: number): ComparedTotals => ({
  currency: 'EUR',
  terminal: { payments: side(terminalMinor), reversals: side(0) },
  journal: { payments: side(journalMinor), reversals: side(0) },
  differenceMinor: terminalMinor - journalMinor,
});

type Said = { periodId: string; opens: string; closed?: boolean; totals?: readonly ComparedTotals[] };
const kept = (
  seq: number,
  hoursAgo: number,
  { periodId, opens, closed = true, totals }: Said,
): KeptTotals => ({
  seq,
  at: new Date(NOW.getTime() - hoursAgo * HOUR_MS),
  event: {
    kind: 'terminal-totals',
    periodId,
    openPeriodId: opens,
    closed,
    compared: totals !== undefined,
    totals: [...(totals ?? [])],
  },
});

const first = kept(2, 60, { periodId: '1', opens: '1', closed: false });
const same = kept(20, 50, { periodId: '1', opens: '2', totals: [compared(700, 700)] });

describe('since when the journal counts', () => {
  it('is its beginning as long as no period was closed', () => {
    expect(countingOf([], NOW)).toEqual({ sinceSeq: 0, firstPeriodId: null, closed: [], periodIds: [] });
    expect(countingOf([first], NOW)).toMatchObject({ sinceSeq: 0, firstPeriodId: '1', periodIds: ['1'] });
  });

  it('is the last closed period where terminal and journal had the same', () => {
    expect(countingOf([same, first], NOW)).toEqual({
      sinceSeq: 20,
      firstPeriodId: '2',
      closed: [],
      periodIds: ['2'],
    });
  });

  it('stays where it was while a difference stands, over every period that was closed with it', () => {
    const more = kept(40, 26, { periodId: '2', opens: '3', totals: [compared(2_100, 700)] });
    const still = kept(60, 2, { periodId: '2', opens: '4', totals: [compared(3_400, 2_700)] });
    expect(countingOf([still, more, same, first], NOW)).toEqual({
      sinceSeq: 20,
      firstPeriodId: '2',
      closed: still.event.totals,
      periodIds: ['4'],
    });
  });

  it('stays where it was when money in doubt explains all: it must not explain the next period again', () => {
    const explained = { ...compared(1_428, 0), differenceMinor: 0 };
    const closed = kept(40, 26, { periodId: '2', opens: '3', totals: [explained] });
    expect(countingOf([closed, same, first], NOW)).toEqual({
      sinceSeq: 20,
      firstPeriodId: '2',
      closed: [explained],
      periodIds: ['3'],
    });
  });

  it('stays at the beginning of the journal where the first period differed', () => {
    const more = kept(20, 50, { periodId: '1', opens: '2', totals: [compared(2_100, 700)] });
    expect(countingOf([more, first], NOW)).toMatchObject({
      sinceSeq: 0,
      firstPeriodId: '1',
      periodIds: ['2'],
    });
  });

  it('begins anew after three days, when nothing new is heard of the old money any more', () => {
    const begun = kept(20, 80, { periodId: '1', opens: '2', totals: [compared(700, 700)] });
    const more = kept(40, 56, { periodId: '2', opens: '3', totals: [compared(2_100, 700)] });
    expect(countingOf([more, begun], NOW)).toMatchObject({ sinceSeq: 40, firstPeriodId: '3', closed: [] });
  });
});
