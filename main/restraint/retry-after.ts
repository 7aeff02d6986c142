/** What central is believed at most: an answer that asks for more, by mistake, must not keep a kiosk from its releases for days. */
export const LONGEST_WAIT_MS = 900_000;

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** An answer's status, and its headers by their names in small letters. */
export type Answered = {
  readonly status: number;
  readonly header: (name: string) => string | null;
};

/**
 * How long an answer asks the caller to wait, in milliseconds, at most the longest wait (RFC 9110, 10.2.3). A date counts from
 * the answer's own date, never from this machine's clock. Null when the answer asks for no wait, or in words that are not understood.
 */
export function retryAfterMs({ status, header }: Answered): number | null {
  if (status !== TOO_MANY_REQUESTS && status !== UNAVAILABLE) return null;
  const asked = header('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1_000 : timeOf(asked) - timeOf(header('date') ?? '');
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null;
}

/** The time of an HTTP date, e.g. `Sun, 06 Nov 1994 08:49:37 GMT`; NaN for anything else. */
const timeOf = (date: string): number => (date.endsWith(' GMT') ? Date.parse(date) : Number.NaN);
