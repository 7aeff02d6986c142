import { codeOf } from '../../domain/failure/index.ts';
import type { FollowReleasesParts } from './follow-parts.ts';
import { type Followed, readFollowed, writeFollowed } from './followed.ts';

export type FollowedMemory = {
  /** Null before central's first word since this program began. */
  readonly now: () => Followed | null;
  /** What is known, from the disk when nothing was heard yet. */
  readonly before: () => Followed;
  /** Remembered also when the disk takes nothing: then until this program ends, and written at the next word of central. */
  readonly remember: (next: Followed) => Promise<void>;
};

const KEPT_EVERY_MS = 3_600_000;

/** What this kiosk remembers of central's word about releases, on the disk. */
export function createFollowedMemory({
  disk,
  launcher: { places },
  identity,
  log,
}: Pick<FollowReleasesParts, 'disk' | 'launcher' | 'identity' | 'log'>): FollowedMemory {
  let followed: Followed | null = null;
  let kept: Followed | null = null;
  return {
    now: () => followed,
    before: () => followed ?? readFollowed(places.followed, identity),
    remember: async (next) => {
      followed = next;
      if (!isWorthKeeping(kept, next)) return;
      try {
        await writeFollowed(disk, places.followed, next);
        kept = next;
      } catch (error) {
        log('releases-not-kept', { why: codeOf(error) ?? 'unknown' });
      }
    },
  };
}

/** Time alone is kept once an hour: it only has to be right enough that the clock does not run backwards over a restart. */
function isWorthKeeping(before: Followed | null, next: Followed): boolean {
  if (!before) return true;
  const rest = { ...next, lastServerAt: before.lastServerAt };
  if (JSON.stringify(rest) !== JSON.stringify(before)) return true;
  return Date.parse(next.lastServerAt ?? '') - Date.parse(before.lastServerAt ?? '') >= KEPT_EVERY_MS;
}
