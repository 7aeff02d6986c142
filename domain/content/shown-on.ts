import { addDays } from '../time/index.ts';
import type { Announcement, NewsItem, TownEvent } from './content.ts';

/** Events that take place on a day of the range, both ends included; by their beginning. */
export function eventsOf(events: readonly TownEvent[], from: string, to: string): readonly TownEvent[] {
  return events
    .filter((event) => event.starts.slice(0, 10) <= to && lastDayOf(event) >= from)
    .sort((one, other) => compare(one.starts, other.starts));
}

/** An event that ends at midnight does not take place on the day that begins then. */
export function lastDayOf({ starts, ends }: Pick<TownEvent, 'starts' | 'ends'>): string {
  const first = starts.slice(0, 10);
  const last = ends.slice(0, 10);
  if (last <= first) return first;
  return ends.endsWith('T00:00') ? addDays(last, -1) : last;
}

/** What is to be known on a day: what is urgent first, then the newest. */
export function announcementsOn(
  announcements: readonly Announcement[],
  day: string,
): readonly Announcement[] {
  return shownOn(announcements, day).sort(
    (one, other) => Number(other.urgent) - Number(one.urgent) || compare(other.from, one.from),
  );
}

/** The news that are shown on a day, the newest first. */
export function newsOn(news: readonly NewsItem[], day: string): readonly NewsItem[] {
  return shownOn(news, day).sort((one, other) => compare(other.from, one.from));
}

function shownOn<Item extends NewsItem>(items: readonly Item[], day: string): Item[] {
  return items.filter(({ from, until }) => from <= day && (until === undefined || day <= until));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
