import type { Tone } from '../design/index.ts';
import { showAge } from '../words/index.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;
/** Kiosks send a heartbeat every minute or oftener; after this long without one someone should look. */
const SILENT_AFTER_MS = 5 * MINUTE_MS;

/** When a kiosk was last heard of, and whether that is too long ago. */
export function contactOf(
  lastSeenAt: string | null,
  now: Date,
): { readonly age: string; readonly tone: Tone } {
  if (lastSeenAt === null) return { age: texts.never, tone: 'plain' };
  const silent = now.getTime() - new Date(lastSeenAt).getTime() > SILENT_AFTER_MS;
  const age = showAge(lastSeenAt, now);
  return silent ? { age: `${texts.silent}: ${age}`, tone: 'bad' } : { age, tone: 'good' };
}
