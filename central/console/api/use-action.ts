import { useState } from 'react';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { failureTexts } from './failures.ts';
import { useSession } from './session.ts';

/** Something that a person does: one call of central, and what was wrong when it did not work. */
export type Action = {
  /** A sentence for the person; null when nothing was wrong. */
  readonly problem: string | null;
  readonly busy: boolean;
  /** Says what is wrong with what the person has filled in; the next run takes it away. */
  readonly refuse: (sentence: string) => void;
  /** Calls central; `take` gets the answer and returns what is wrong with it, or null. */
  readonly run: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    input: z.input<Request>,
    take: (answer: z.output<Response>) => string | null,
  ) => Promise<void>;
};

export function useAction(): Action {
  const { call } = useSession();
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    problem: wrong ?? problem,
    busy,
    refuse: setWrong,
    run: async (contract, input, take) => {
      setWrong(null);
      setBusy(true);
      const result = await call(contract, input);
      setBusy(false);
      setProblem(result.kind === 'failed' ? failureTexts[result.why] : take(result.answer));
    },
  };
}

/** For answers that are refused with a sentence for the person: reports it, or goes on. */
export const unlessRefused =
  (goOn: () => void) =>
  (
    answer: { readonly kind: string } | { readonly kind: 'refused'; readonly reason: string },
  ): string | null => {
    if (answer.kind === 'refused' && 'reason' in answer) return answer.reason;
    goOn();
    return null;
  };
