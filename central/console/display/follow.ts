import { DisplayState, displayEventsPath } from '../../wire/index.ts';

/** A way to hear what central says; `failed` may be called more than once. */
export type OpenEvents = (
  path: string,
  heard: { readonly said: (text: string) => void; readonly failed: () => void },
) => { readonly close: () => void };

/** Which town a display shows, and its token where it has a place of its own. */
export type Place = { readonly townId: string; readonly token: string };

/** What a display knows. `lost`: what it shows may be old. `outdated`: central speaks of what this page does not know. */
export type Heard =
  | { readonly kind: 'state'; readonly state: DisplayState }
  | { readonly kind: 'lost' }
  | { readonly kind: 'outdated' };

/** Central says something every ten seconds: after so long the connection is gone, whatever the browser believes. */
export const SILENCE_MS = 15_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** Follows a town's queues for as long as the page is open, and comes back whenever the connection breaks. */
export function follow(place: Place, open: OpenEvents, tell: (heard: Heard) => void): () => void {
  const path = displayEventsPath(place.townId, place.token);
  let failures = 0;
  let ended = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let close: () => void = () => undefined;

  function begin(): void {
    let over = false;
    const fail = (): void => {
      if (over || ended) return;
      over = true;
      close();
      clearTimeout(silence);
      failures += 1;
      // One interruption that ends at once is not worth showing.
      if (failures > 1) tell({ kind: 'lost' });
      pause = setTimeout(begin, Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
    };
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        tell({ kind: 'lost' });
        fail();
      }, SILENCE_MS);
    };
    const said = (text: string): void => {
      if (over || ended) return;
      const state = readState(text);
      if (!state) {
        tell({ kind: 'outdated' });
        fail();
        return;
      }
      failures = 0;
      listen();
      tell({ kind: 'state', state });
    };
    listen();
    close = open(path, { said, failed: fail }).close;
  }

  begin();
  return () => {
    ended = true;
    clearTimeout(pause);
    clearTimeout(silence);
    close();
  };
}

function readState(text: string): DisplayState | null {
  try {
    return DisplayState.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
