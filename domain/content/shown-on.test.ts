import { describe, expect, it } from 'vitest';
import { Announcement, announcementsOn, eventsOf, newsOn, TownEvent } from './index.ts';

const event = (id: string, starts: string, ends: string): TownEvent =>
  TownEvent.parse({ id, starts, ends, title: { en: id }, description: { en: id } });
const announcement = (id: string, from: string, until?: string, urgent = false): Announcement =>
  Announcement.parse({ id, from, until, urgent, title: { en: id }, text: { en: id } });

describe('events of some days', () => {
  const market = event('market', '2026-12-05T09:00', '2026-12-06T18:00');
  const concert = event('concert', '2026-12-05T08:00', '2026-12-05T10:00');
  const ball = event('ball', '2026-12-31T20:00', '2027-01-01T00:00');
  const night = event('night', '2026-12-31T20:00', '2027-01-01T03:00');
  const all = [market, concert, ball, night];
  const ids = (from: string, to: string) => eventsOf(all, from, to).map(({ id }) => id);

  it('are those that take place on one of them, the first to begin first', () => {
    expect(ids('2026-12-05', '2026-12-05')).toEqual(['concert', 'market']);
    expect(ids('2026-12-06', '2026-12-30')).toEqual(['market']);
    expect(ids('2026-12-07', '2026-12-30')).toEqual([]);
  });

  it('do not count the day that begins as an event ends', () => {
    expect(ids('2027-01-01', '2027-01-01')).toEqual(['night']);
  });
});

describe('what is shown on a day', () => {
  it('is what has begun and is not over, what is urgent first and then the newest', () => {
    const list = [
      announcement('old', '2026-11-01'),
      announcement('new', '2026-11-20', '2026-11-30'),
      announcement('burst-pipe', '2026-11-10', '2026-11-23', true),
      announcement('over', '2026-11-01', '2026-11-22'),
      announcement('to-come', '2026-11-24'),
    ];
    expect(announcementsOn(list, '2026-11-23').map(({ id }) => id)).toEqual(['burst-pipe', 'new', 'old']);
    expect(announcementsOn(list, '2026-11-24').map(({ id }) => id)).toEqual(['to-come', 'new', 'old']);
  });

  it('is news in the same way', () => {
    const list = [
      announcement('a', '2026-11-01'),
      announcement('b', '2026-11-22'),
      announcement('c', '2026-11-25'),
    ];
    expect(newsOn(list, '2026-11-23').map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
