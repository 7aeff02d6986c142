import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import { retryAfterMs } from './retry-after.ts';

/** What a central that is busy asks of its kiosks, for those of a kiosk's calls that can wait. */
export type Restraint = {
  /** How long such a call waits from now, in milliseconds; 0 when it need not. */
  readonly waitMs: () => number;
  readonly close: () => void;
};

/** Node.js reports each answer to `fetch` here, with its headers as names and values one after the other. */
const ANSWERS = 'undici:request:headers';
const Report = z.object({
  request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]) }),
  response: z.object({ statusCode: z.int(), headers: z.array(z.union([z.string(), z.instanceof(Buffer)])) }),
});

/**
 * Listens to every answer that this process gets from central: what central says to one call counts for all that
 * can wait. Its last word counts.
 */
export function listenForRestraint(centralUrl: string, monotonicMs: () => number): Restraint {
  const { origin } = new URL(centralUrl);
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  const hear = (report: unknown): void => {
    const heard = Report.safeParse(report);
    if (!heard.success || new URL(heard.data.request.origin).origin !== origin) return;
    const { statusCode, headers } = heard.data.response;
    const texts = headers.map(String);
    const header = (name: string): string | null =>
      texts.find((_, at) => at % 2 === 1 && texts[at - 1]?.toLowerCase() === name) ?? null;
    const waitMs = retryAfterMs({ status: statusCode, header });
    if (waitMs !== null) notBeforeMs = monotonicMs() + waitMs;
  };
  subscribe(ANSWERS, hear);
  return {
    waitMs: () => Math.max(0, notBeforeMs - monotonicMs()),
    close: () => unsubscribe(ANSWERS, hear),
  };
}
