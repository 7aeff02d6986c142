import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { CallFailure, orFail } from './call-failure.ts';
import { failureTexts } from './failures.ts';
import { useSession } from './session.ts';

/** Something that a person does: one call of central, and what was wrong when it did not work. */
export type Action = {
  /** A sentence for the person; null when nothing was wrong. */
  readonly problem: string | null;
  readonly busy: boolean;
  /** Says what is wrong with what the person has filled in; the next run takes it away. */
  readonly refuse: (sentence: string) => void;
  /**
   * Calls central; `take` gets the answer and returns what is wrong with it, or null. All that a page shows is read again
   * afterwards, whatever came of it: it may have changed.
   */
  readonly run: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    input: z.input<Request>,
    take: (answer: z.output<Response>) => string | null,
  ) => Promise<void>;
};

export function useAction(): Action {
  const { call } = useSession();
  const answers = useQueryClient();
  const [wrong, setWrong] = useState<string | null>(null);
  const doing = useMutation<string | null, CallFailure, () => Promise<string | null>>({
    mutationFn: (work) => work(),
    onSettled: () => answers.invalidateQueries(),
  });
  return {
    problem: wrong ?? (doing.error ? failureTexts[doing.error.why] : (doing.data ?? null)),
    busy: doing.isPending,
    refuse: setWrong,
    run: async (contract, input, take) => {
      setWrong(null);
      try {
        await doing.mutateAsync(async () => take(await orFail(call(contract, input))));
      } catch (failure) {
        // Shown as `problem`; anything else is a bug of this page.
        if (!(failure instanceof CallFailure)) throw failure;
      }
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
