import { DeskName } from '../../../domain/queue/index.ts';

const KEY = 'townhall-desk';

/** What of the browser's storage is used. */
export type Remembers = Pick<Storage, 'getItem' | 'setItem'>;

/** The desk at which this computer stands; null when no one has said so, or the browser remembers nothing. */
export function readOwnDesk(storage: () => Remembers): string | null {
  try {
    return DeskName.safeParse(storage().getItem(KEY)).data ?? null;
  } catch {
    return null;
  }
}

/** Remembers the desk of this computer, where the browser allows it. */
export function keepOwnDesk(storage: () => Remembers, desk: string): void {
  try {
    storage().setItem(KEY, desk);
  } catch {
    // A browser that remembers nothing is asked again next time.
  }
}
