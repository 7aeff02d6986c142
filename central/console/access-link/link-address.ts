import { useEffect, useState } from 'react';

/** Where the console opens a link: what follows is its token. */
const PLACE = '#/link/';

const tokenIn = (hash: string): string | null =>
  hash.startsWith(PLACE) && hash.length > PLACE.length ? hash.slice(PLACE.length) : null;

/** The token of the link that was opened, or null; and the way on from it, which takes it out of the address and of the browser's history. */
export function useOpenedLink(): readonly [token: string | null, leave: () => void] {
  const [token, setToken] = useState(() => tokenIn(location.hash));
  useEffect(() => {
    const look = (): void => setToken(tokenIn(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const leave = (): void => {
    history.replaceState(null, '', '#/');
    setToken(null);
  };
  return [token, leave];
}
