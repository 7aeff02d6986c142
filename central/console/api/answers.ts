import { QueryClient } from '@tanstack/react-query';

/** How long an answer that no page shows is kept: who comes back to a list finds its rows at once. */
const KEPT_MS = 10 * 60_000;

/**
 * What one person has read from central. Nothing is read by itself when the window gets the focus or the network comes back: it
 * would keep the session of a person alive who has gone. A failure is shown at once, with a button to try again.
 */
export const newAnswers = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: 0,
        gcTime: KEPT_MS,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
