import { addDays } from '../time/index.ts';
import type { Collection, CollectionRound, CollectionService } from './collection-service.ts';

/** The next days on which something is collected, the earliest first. */
export type NextCollection = Pick<Collection, 'title'> & { readonly days: readonly string[] };

const DAYS_A_WEEK = 7;
/** The dates that a resident can remember, or write down. */
const DATES_SHOWN = 3;
/** Days by which a collection is moved at most: one that is due earlier may still be to come. */
const FURTHEST_MOVED = 14;

/** What is collected next in a round: today counts, and a day that is moved counts as the day it is moved to. What comes first stands first. */
export function nextCollections(
  { collections }: CollectionRound,
  moved: CollectionService['moved'],
  today: string,
): readonly NextCollection[] {
  const movedTo = new Map(moved.map(({ from, to }) => [from, to]));
  return collections
    .map(({ title, firstOn, everyWeeks }) => {
      const dueFrom = firstDue(firstOn, everyWeeks, addDays(today, -FURTHEST_MOVED));
      const enough = DATES_SHOWN + Math.ceil((2 * FURTHEST_MOVED) / DAYS_A_WEEK);
      const days = Array.from({ length: enough }, (_, at) => addDays(dueFrom, at * everyWeeks * DAYS_A_WEEK))
        .map((day) => movedTo.get(day) ?? day)
        .filter((day) => day >= today)
        .sort();
      return { title, days: days.slice(0, DATES_SHOWN) };
    })
    .sort((a, b) => ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
}

/** The first day of the rhythm that is not before `from`. */
function firstDue(firstOn: string, everyWeeks: number, from: string): string {
  if (firstOn >= from) return firstOn;
  const step = everyWeeks * DAYS_A_WEEK;
  const past = (Date.parse(`${from}T00:00:00Z`) - Date.parse(`${firstOn}T00:00:00Z`)) / 86_400_000;
  return addDays(firstOn, Math.ceil(past / step) * step);
}
