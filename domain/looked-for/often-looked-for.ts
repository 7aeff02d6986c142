import { LookedFor } from './looked-for.ts';
import { type LookedForCounts, rememberedOn } from './looked-for-counts.ts';

/** How many are shown at most. */
export const MOST_OFTEN = 4;
/** What fewer have opened is not shown: it could say something of one of them. */
const LEAST_SESSIONS = 5;
const LEAST_DAYS = 2;

/**
 * What residents opened most on the days before this one, the most first. Of the day itself nothing counts: the order stays the same
 * until midnight, and no session shows to the next one.
 * @param isShown Whether it is still there to be opened.
 */
export function oftenLookedFor(
  counts: LookedForCounts,
  today: string,
  isShown: (one: LookedFor) => boolean,
): readonly LookedFor[] {
  const sums = new Map<string, { readonly sessions: number; readonly days: number }>();
  for (const [day, entries] of Object.entries(rememberedOn(counts, today))) {
    if (day === today) continue;
    for (const [name, count] of Object.entries(entries)) {
      const { sessions, days } = sums.get(name) ?? { sessions: 0, days: 0 };
      sums.set(name, { sessions: sessions + count, days: days + 1 });
    }
  }
  return [...sums]
    .filter(([, { sessions, days }]) => sessions >= LEAST_SESSIONS && days >= LEAST_DAYS)
    .sort(([one, { sessions }], [other, than]) => than.sessions - sessions || (one < other ? -1 : 1))
    .flatMap(([name]) => lookedForNamed(name) ?? [])
    .filter(isShown)
    .slice(0, MOST_OFTEN);
}

/** Null for a kind that this release does not know. */
function lookedForNamed(name: string): LookedFor | null {
  const [kind, id] = name.split(' ');
  return LookedFor.safeParse({ kind, id }).data ?? null;
}
