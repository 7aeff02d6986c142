import { expect, it } from 'vitest';
import { Content } from '../../../domain/content/index.ts';
import type { LookUpPath } from '../../../domain/ipc/index.ts';
import { afterSession, type LookedFor, type LookedForCounts } from '../../../domain/looked-for/index.ts';
import type { SessionParts } from '../parts.ts';
import type { Place } from '../place.ts';
import { setStage } from '../testing/stage.ts';
import type { Visit } from '../visit.ts';
import { createLookUpFlow } from './look-up.ts';

const text = { en: 'Text' };
const content = Content.parse({
  pages: ['buses', 'dogs'].map((id) => ({
    id,
    title: text,
    summary: text,
    blocks: [{ kind: 'paragraph', text }],
  })),
  questions: [{ id: 'lost', question: text, answer: text }],
  announcements: [{ id: 'road', title: text, text, from: '2026-11-01' }],
});
const SEARCH: LookUpPath = { kind: 'search', id: null };
const BUSES: LookUpPath = { kind: 'page', id: 'buses' };
const yesterdays = (sessions: number): LookedForCounts => ({
  '2026-11-28': { 'page buses': sessions, 'page gone': 90, 'service pay-bill': 3 },
  '2026-11-29': { 'page buses': sessions, 'page gone': 90, 'service pay-bill': 2 },
});

/** The flow with a town that offers to pay bills; sessions are counted as they end. */
function flowWith(begun: LookedForCounts) {
  let place: Place = { kind: 'home' };
  let counts = begun;
  let now = new Date('2026-11-30T10:00:00Z');
  const ended: (readonly LookedFor[])[] = [];
  const parts = {
    town: {
      definition: { timeZone: 'Europe/Dublin' },
      services: [{ serviceId: 'pay-bill' }],
    },
    now: () => now,
    content: () => content,
    lookedFor: {
      counts: () => counts,
      sessionOver: (opened: readonly LookedFor[], today: string) => {
        ended.push(opened);
        counts = afterSession(counts, opened, today);
      },
    },
    printer: { status: () => ({ connection: 'offline' }) },
  } as unknown as SessionParts;
  const visit = {
    place: () => place,
    go: (next: Place) => {
      place = next;
    },
  } as unknown as Visit;
  const flow = createLookUpFlow(parts, visit, () => []);
  return {
    flow,
    ended,
    open: (path: LookUpPath) => flow.calls['lookUp.open'](path),
    /** What the search shows as often looked for. */
    often: () => {
      flow.calls['lookUp.open'](SEARCH);
      if (place.kind !== 'look-up') throw new Error('no search');
      const screen = flow.places['look-up'].screen(place);
      return screen.kind === 'look-up' ? screen.often.map(({ id }) => id) : null;
    },
    /** The session ends, and another one begins. */
    next: () => {
      flow.sessionOver();
      place = { kind: 'home' };
    },
    clock: (later: string) => {
      now = new Date(later);
    },
  };
}

it('counts what a session opened from the search or a list, each once, and nothing else', () => {
  const { flow, ended, open, next } = flowWith({});
  open({ kind: 'announcement', id: 'road' });
  open(BUSES);
  open(SEARCH);
  open(BUSES);
  open({ kind: 'page', id: 'dogs' });
  open({ kind: 'page', id: null });
  open(BUSES);
  open({ kind: 'page', id: null });
  open({ kind: 'page', id: 'unknown' });
  expect(flow.calls['lookUp.answerOpened']({ id: 'lost' })).toEqual({ kind: 'not-now' });
  open({ kind: 'question', id: null });
  expect(flow.calls['lookUp.answerOpened']({ id: 'lost' })).toEqual({ kind: 'done' });
  expect(flow.calls['lookUp.answerOpened']({ id: 'unknown' })).toEqual({ kind: 'not-now' });
  next();
  next();
  expect(ended).toEqual([[BUSES, { kind: 'question', id: 'lost' }], []]);
});

it('shows in the search what is often looked for and still there, in an order that stays until the next day and to the end of a session', () => {
  const { flow, open, often, next, clock } = flowWith(yesterdays(9));
  for (let sessions = 0; sessions < 40; sessions += 1) {
    open(SEARCH);
    flow.opens({ kind: 'service', id: 'pay-bill' });
    next();
  }
  expect(often()).toEqual(['buses', 'pay-bill']);
  clock('2026-12-01T00:00:00Z');
  expect(often()).toEqual(['buses', 'pay-bill']);
  next();
  expect(often()).toEqual(['pay-bill', 'buses']);
});

it('shows nothing as often looked for where too little is counted', () => {
  expect(flowWith({ '2026-11-29': { 'page buses': 50 } }).often()).toEqual([]);
});

it('a session that ends counts the service that its search led to', () => {
  const ended: (readonly LookedFor[])[] = [];
  const stage = setStage({
    lookedFor: { counts: () => ({}), sessionOver: (opened) => void ended.push(opened) },
  });
  const { calls } = stage.session;
  const begin = (): void => {
    calls['session.begin']({});
    calls['session.chooseLanguage']({ language: 'en' });
  };
  begin();
  calls['session.openService']({ serviceId: 'pay-bill' });
  calls['session.end']({});
  begin();
  calls['lookUp.open'](SEARCH);
  calls['session.openService']({ serviceId: 'pay-bill' });
  calls['session.end']({});
  stage.close();
  expect(ended).toEqual([[], [{ kind: 'service', id: 'pay-bill' }]]);
});
