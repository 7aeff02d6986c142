import { useSyncExternalStore } from 'react';

/** Where in the console someone is. It stands in the address after `#`, so that it can be kept and sent to a colleague. */
export type Route = {
  /** The parts of the path: `['transactions', kioskId, transactionId]`. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
};

/** Reads the part of an address from `#` on. What cannot be decoded is left out. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const parts = path.split('/').flatMap((part) => {
    try {
      return part === '' ? [] : [decodeURIComponent(part)];
    } catch {
      return [];
    }
  });
  return { path: parts, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a route; what is empty in the query is left out. */
export function routeTo(
  path: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const kept = Object.entries(query).filter((one): one is [string, string] => Boolean(one[1]));
  const text = new URLSearchParams(kept).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

/** Goes to a route, as a link does. */
export function goTo(address: string): void {
  window.location.hash = address;
}

/** The part of the address from `#` on, as it changes. */
export function useHash(): string {
  return useSyncExternalStore(listen, () => window.location.hash);
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
