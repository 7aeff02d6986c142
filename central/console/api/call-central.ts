import type { z } from 'zod';
import { type Contract, Problem } from '../../../domain/wire/index.ts';

export type FailureWhy = Problem['code'] | 'unreachable' | 'not-understood';

/** What central answered, or why there is no answer. */
export type Answer<Response> =
  | { readonly kind: 'answered'; readonly answer: Response }
  | { readonly kind: 'failed'; readonly why: FailureWhy };

/** Calls one route of central. Never throws: a network that is away is an answer too. */
export type Call = <Request extends z.ZodType, Response extends z.ZodType>(
  contract: Contract<Request, Response>,
  input: z.input<Request>,
  signal?: AbortSignal,
) => Promise<Answer<z.output<Response>>>;

const LONGEST_CALL_MS = 60_000;

/** The way to central: same origin, the session's cookie goes along. */
export function callCentral(fetchFrom: typeof fetch = (...asked) => fetch(...asked)): Call {
  return async (contract, input, signal) => {
    const deadline = AbortSignal.timeout(LONGEST_CALL_MS);
    const init: RequestInit = { signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
    try {
      const answer =
        contract.method === 'GET'
          ? await fetchFrom(addressOf(contract, input), init)
          : await fetchFrom(contract.path, {
              ...init,
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(input),
            });
      return read(contract, answer.ok, await answer.text());
    } catch {
      return { kind: 'failed', why: 'unreachable' };
    }
  };
}

function read<Request extends z.ZodType, Response extends z.ZodType>(
  contract: Contract<Request, Response>,
  ok: boolean,
  text: string,
): Answer<z.output<Response>> {
  const body = parsed(text);
  if (!ok) {
    const problem = Problem.safeParse(body);
    return { kind: 'failed', why: problem.success ? problem.data.code : 'not-understood' };
  }
  const answer = contract.response.safeParse(body);
  return answer.success
    ? { kind: 'answered', answer: answer.data }
    : { kind: 'failed', why: 'not-understood' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where the answer to a GET stands, for links to files. */
export const addressOf = <Request extends z.ZodType>(
  { path }: Contract<Request, z.ZodType>,
  input: z.input<Request>,
): string => `${path}${queryOf(input)}`;

/** The input of a GET as a query; what is empty is left out. */
function queryOf(input: unknown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
