import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import type { FailureWhy } from './call-central.ts';
import { useSession } from './session.ts';

/** What is read from central. While it is read again, what was read before stays. */
export type Reading<Response> = {
  readonly state: 'reading' | 'read' | 'failed';
  readonly answer: Response | null;
  readonly why: FailureWhy | null;
  readonly readAt: Date | null;
  readonly again: () => void;
};

type Held<Response> = Omit<Reading<Response>, 'again'> & { readonly asked: string };

/**
 * Reads a route of central, and again when the input changes. Nothing is read by itself after a time: it would keep the
 * session of a person alive who has gone.
 */
export function useAnswer<Request extends z.ZodType, Response extends z.ZodType>(
  contract: Contract<Request, Response>,
  input: z.input<Request>,
): Reading<z.output<Response>> {
  const { call, signIns } = useSession();
  const asked = JSON.stringify(input);
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<Held<z.output<Response>>>(() => nothing(asked));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round and a new sign-in are reasons to read again
  useEffect(() => {
    const leaving = new AbortController();
    setHeld((before) => (before.asked === asked ? { ...before, state: 'reading' } : nothing(asked)));
    call(contract, JSON.parse(asked), leaving.signal).then((result) => {
      if (leaving.signal.aborted) return;
      if (result.kind === 'failed') setHeld((before) => ({ ...before, state: 'failed', why: result.why }));
      else setHeld({ asked, state: 'read', answer: result.answer, why: null, readAt: new Date() });
    });
    return () => leaving.abort();
  }, [call, contract, asked, round, signIns]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...(held.asked === asked ? held : nothing<z.output<Response>>(asked)), again };
}

const nothing = <Response>(asked: string): Held<Response> => ({
  asked,
  state: 'reading',
  answer: null,
  why: null,
  readAt: null,
});
