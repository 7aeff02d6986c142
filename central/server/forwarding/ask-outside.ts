import type { OutsideEndpoint } from './outside-endpoints.ts';
import { type OutsideRequest, readOutsideError, readOutsideRequests } from './read-outside.ts';

const LARGEST_ANSWER = 8 * 1024 * 1024;
/** So many requests a server answers at most: a list as long as this may not be whole. */
const FULL_LIST = 1_000;

/** What came of asking. `unclear`: no one knows whether it arrived, or what the answer means. */
export type OutsideAnswer =
  | { readonly kind: 'answered'; readonly requests: readonly OutsideRequest[] }
  /** The server says that it will not have this. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** The server has not taken it and asks for patience. */
  | { readonly kind: 'busy'; readonly problem: string }
  | { readonly kind: 'unclear'; readonly problem: string };

/** Sends a report (POST Service Request). */
export const postReport = (endpoint: OutsideEndpoint, form: URLSearchParams): Promise<OutsideAnswer> =>
  ask(endpoint, new URL(`${endpoint.url}/requests.${endpoint.format}`), form);

/** One request by its number. */
export const readRequest = (endpoint: OutsideEndpoint, requestId: string): Promise<OutsideAnswer> =>
  ask(endpoint, place(endpoint, `requests/${encodeURIComponent(requestId)}`));

/** The number that a token has become. */
export const readToken = (endpoint: OutsideEndpoint, token: string): Promise<OutsideAnswer> =>
  ask(endpoint, place(endpoint, `tokens/${encodeURIComponent(token)}`));

/** The request that has these letters in its description, since a moment; `none` only when the list was whole. */
export async function findByLetters(
  endpoint: OutsideEndpoint,
  letters: string,
  serviceCode: string,
  since: Date,
): Promise<
  OutsideRequest | { readonly kind: 'none' } | { readonly kind: 'unclear'; readonly problem: string }
> {
  const where = place(endpoint, 'requests');
  where.searchParams.set('service_code', serviceCode);
  where.searchParams.set('start_date', since.toISOString().replace(/\.\d{3}Z$/, 'Z'));
  const answer = await ask(endpoint, where);
  if (answer.kind !== 'answered') return { kind: 'unclear', problem: `looking for it: ${answer.problem}` };
  const found = answer.requests.find((one) => one.description.includes(letters));
  if (found) return found;
  return answer.requests.length >= FULL_LIST
    ? { kind: 'unclear', problem: 'looking for it: too many requests' }
    : { kind: 'none' };
}

function place({ url, format, jurisdictionId }: OutsideEndpoint, path: string): URL {
  const where = new URL(`${url}/${path}.${format}`);
  if (jurisdictionId !== undefined) where.searchParams.set('jurisdiction_id', jurisdictionId);
  return where;
}

/** The statuses of which a client knows that nothing was made of its request, and that trying again may help. */
const BUSY = new Set([425, 429]);
/** Timed out at the server: it may have been taken all the same. */
const REQUEST_TIMEOUT = 408;

async function ask(endpoint: OutsideEndpoint, where: URL, form?: URLSearchParams): Promise<OutsideAnswer> {
  let status: number;
  let text: string | null;
  try {
    const answer = await fetch(where, {
      method: form ? 'POST' : 'GET',
      ...(form ? { body: form } : {}),
      // Where the key goes only IT decides, not the server.
      redirect: 'error',
      signal: AbortSignal.timeout(endpoint.answerMs),
    });
    status = answer.status;
    text = await readUpTo(answer, LARGEST_ANSWER);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'unclear', problem: late ? 'no answer in time' : 'not reached, or connection lost' };
  }
  if (status < 200 || status >= 300) return { kind: kindOf(status), problem: `status ${status}` };
  // Some servers send their errors with the status of success.
  const error = text === null ? null : readOutsideError(endpoint.format, text);
  if (error) {
    const said = error.status === null ? '' : `error ${error.status}: `;
    const kind = error.status === null ? 'refused' : kindOf(error.status);
    return { kind, problem: `${said}${error.description}` };
  }
  const requests = text === null ? null : readOutsideRequests(endpoint.format, text);
  if (requests) return { kind: 'answered', requests };
  return {
    kind: 'unclear',
    problem: text === null ? 'an answer too large' : 'an answer that cannot be read',
  };
}

/** What a status other than success means for what was sent. */
function kindOf(status: number): 'busy' | 'refused' | 'unclear' {
  if (BUSY.has(status)) return 'busy';
  return status >= 400 && status < 500 && status !== REQUEST_TIMEOUT ? 'refused' : 'unclear';
}

async function readUpTo(answer: Response, most: number): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    // Leaving the loop ends the transfer.
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
