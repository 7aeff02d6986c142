import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { type CallFailure, orFail } from './call-failure.ts';
import { useSession } from './session.ts';

/** What is read from central. While it is read again, what was read before stays. */
export type Reading<Response> = UseQueryResult<Response, CallFailure>;

type Options = {
  /**
   * Reads it again after this time while the page shows. Only for contracts that are `unwatched`: any other would keep the
   * session of a person alive who has gone.
   */
  readonly lookEveryMs?: number;
};

/** Reads a route of central, and again when the input changes. */
export function useAnswer<Request extends z.ZodType, Response extends z.ZodType>(
  contract: Contract<Request, Response>,
  input: z.input<Request>,
  { lookEveryMs }: Options = {},
): Reading<z.output<Response>> {
  const { call } = useSession();
  return useQuery<z.output<Response>, CallFailure>({
    queryKey: [contract.name, input],
    queryFn: ({ signal }) => orFail(call(contract, input, signal)),
    refetchInterval: lookEveryMs ?? false,
  });
}
