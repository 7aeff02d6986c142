import { z } from 'zod';
import { addDays, CalendarDay } from '../time/index.ts';
import type { LookedFor } from './looked-for.ts';

/** A day counts for so many days after it, and is forgotten then. */
export const COUNTED_DAYS = 28;
/** More than the residents of a small town open on a day at one kiosk. */
export const MOST_ENTRIES_A_DAY = 300;
/** More than a resident opens in one session: someone who opens everything does not fill the day. */
export const MOST_ENTRIES_A_SESSION = 30;
const MOST_SESSIONS_A_DAY = 9_999;

/** Kind and name of what was looked for, as one word of the file, e.g. `place library`. */
const EntryName = z.string().regex(/^[a-z]+ [a-z0-9][a-z0-9-]{0,59}$/);

/**
 * In how many sessions of a day residents opened something: by day and entry alone. Nothing in it says which sessions, in which order or at
 * what time.
 */
export const LookedForCounts = z
  .record(CalendarDay, z.record(EntryName, z.int().min(1).max(MOST_SESSIONS_A_DAY)).readonly())
  .readonly();
export type LookedForCounts = z.infer<typeof LookedForCounts>;

export const entryName = ({ kind, id }: LookedFor): string => `${kind} ${id}`;

/** The counts after a session: whatever it opened, each once; without the days whose time is over. */
export function afterSession(
  counts: LookedForCounts,
  opened: readonly LookedFor[],
  today: string,
): LookedForCounts {
  const kept = rememberedOn(counts, today);
  if (opened.length === 0) return kept;
  const ofToday = new Map(Object.entries(kept[today] ?? {}));
  for (const name of [...new Set(opened.map(entryName))].slice(0, MOST_ENTRIES_A_SESSION)) {
    const sessions = ofToday.get(name) ?? 0;
    if (sessions === 0 && ofToday.size >= MOST_ENTRIES_A_DAY) continue;
    ofToday.set(name, Math.min(sessions + 1, MOST_SESSIONS_A_DAY));
  }
  // By name: the order in which things were opened is not kept.
  const byName = [...ofToday].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...kept, [today]: Object.fromEntries(byName) };
}

/** The days that still count. A day that has not come yet is a wrong clock's. */
export function rememberedOn(counts: LookedForCounts, today: string): LookedForCounts {
  const first = addDays(today, -COUNTED_DAYS);
  return Object.fromEntries(Object.entries(counts).filter(([day]) => first <= day && day <= today));
}
