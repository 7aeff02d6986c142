import { describe, expect, it } from 'vitest';
import { Content } from '../../../domain/content/index.ts';
import { slidesAt } from './slides-at.ts';

const text = (en: string) => ({ en });
const hours = { weekly: { mon: [{ from: '09:00', to: '17:00' }] } };
const place = (id: string, longitude: number) => ({
  id,
  name: text(id),
  kind: 'other',
  position: [longitude, 52],
  address: '1 Mill Square',
  stepFree: true,
  hours,
});
const event = (id: string, starts: string, ends: string) => ({
  id,
  title: text(id),
  description: text(id),
  starts,
  ends,
});
const notice = (id: string, urgent: boolean) => ({
  id,
  title: text(id),
  text: text(id),
  from: '2026-11-20',
  urgent,
});
const content = Content.parse({
  places: [place('far', -8.2), place('near', -8.01)],
  events: [
    event('fair', '2026-11-25T10:00', '2026-11-25T12:00'),
    event('over', '2026-11-23T08:00', '2026-11-23T09:00'),
  ],
  announcements: [notice('calm', false), notice('no-water', true)],
});
/** A Monday. */
const MORNING = '2026-11-23T10:00';
const shown = (now: string, standsAt: [number, number] | null = null, of = content) =>
  slidesAt(of, now, standsAt).map((slide) =>
    slide.kind === 'urgent' ? slide.title.en : `${slide.kind} ${slide.is.id}`,
  );

describe('what the first screen tells in turn', () => {
  it('is the urgent notice, the next event that is not over, and the nearest place that is open', () => {
    expect(shown(MORNING, [-8, 52])).toEqual(['no-water', 'event fair', 'open near']);
    expect(shown(MORNING)).toEqual(['no-water', 'event fair', 'open far']);
  });

  it('has no place at night, no event that is weeks ahead, and nothing where there is nothing', () => {
    expect(shown('2026-11-23T20:00')).toEqual(['no-water', 'event fair']);
    expect(shown('2026-11-08T20:00')).toEqual([]);
    expect(shown(MORNING, null, Content.parse({}))).toEqual([]);
  });

  it('says of an event whether it is today', () => {
    const [, today] = slidesAt(content, '2026-11-25T11:00', null);
    expect(today).toMatchObject({ kind: 'event', isToday: true });
  });
});
