import type { Clipboard, Session, WebContents } from 'electron';
import { within } from '../../hardware/timers/index.ts';

export type Cleared =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'not-cleared'; readonly what: readonly string[] };

const DEADLINE_MS = 5_000;

/**
 * Empties everything in which a page could leave something for the next visitor: storage, caches, cookies, sign-ins, the clipboards, the
 * history. Ends by its deadline; `not-cleared` names what failed or did not end.
 */
export async function clearEverything(
  session: Session,
  clipboard: Clipboard,
  contents: WebContents | null,
): Promise<Cleared> {
  const jobs: [string, () => Promise<void> | void][] = [
    ['storage', () => session.clearStorageData()],
    ['cache', () => session.clearCache()],
    ['code cache', () => session.clearCodeCaches({})],
    ['sign-ins', () => session.clearAuthCache()],
    ['host names', () => session.clearHostResolverCache()],
    ['clipboard', () => clipboard.clear()],
    ['selection', () => clearSelection(clipboard)],
    ['history', () => contents?.navigationHistory.clear()],
  ];
  const left = new Set(jobs.map(([name]) => name));
  const all = jobs.map(async ([name, job]) => {
    try {
      await job();
      left.delete(name);
    } catch {
      // It stays among what is left.
    }
  });
  await within(DEADLINE_MS, undefined, Promise.all(all));
  return left.size === 0 ? { kind: 'cleared' } : { kind: 'not-cleared', what: [...left] };
}

/** The selection of X11 and Wayland. Older Electron has no `selection` and takes its name as an argument. */
function clearSelection(clipboard: Clipboard): void {
  const selection: Clipboard | undefined = clipboard.selection;
  if (selection) selection.clear();
  else (clipboard.clear as (type: string) => void).call(clipboard, 'selection');
}
