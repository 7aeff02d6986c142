import { createHash, randomBytes, sign } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { z } from 'zod';
import { type Contract, Problem, SIGNATURE_LABEL, SIGNED_COMPONENTS } from '../../domain/wire/index.ts';
import type { DeviceKey } from '../identity/index.ts';
import { certificateFault, clockFault } from './clock-fault.ts';

/** What came of a call. `unreachable`: nobody knows whether central heard it, or the kiosk's clock is wrong; it may be sent again. */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'unreachable'; readonly why: string }
  /** Central heard it and will not do it: sending it again changes nothing. */
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem | null };

export type CentralClient = {
  readonly call: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    body: z.infer<Request>,
    deadlineMs: number,
  ) => Promise<Answer<z.infer<Response>>>;
};

export type CentralClientSettings = {
  /** Where central is, e.g. `https://central.example.org`. */
  readonly url: string;
  /** Whose key it is: the kiosk's id, or the enrolling one. */
  readonly keyId: string;
  readonly key: DeviceKey;
  readonly now: () => Date;
  /** Lengthens each wait for an answer by this factor, on a slow line or a busy machine. 1 when absent. */
  readonly patience?: number;
};

/** The largest answer that is read: a lookup of fifty bills in twenty languages is far below. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

/** Calls central's routes with requests signed by the kiosk's key (RFC 9421). Never rejects. */
export function createCentralClient(settings: CentralClientSettings): CentralClient {
  return {
    call: async (contract, body, deadlineMs) => {
      const url = new URL(contract.path, settings.url).href;
      const content = JSON.stringify(body);
      try {
        const headers = await signedHeaders(settings, contract.method, url, content);
        const signal = AbortSignal.timeout(deadlineMs * (settings.patience ?? 1));
        const answer = await fetch(url, {
          method: contract.method,
          headers,
          body: content,
          signal,
          redirect: 'error',
        });
        const fault = clockFault(answer, settings.now());
        if (fault === null) return await read(contract.response, answer);
        await answer.body?.cancel();
        return { kind: 'unreachable', why: fault };
      } catch (error) {
        const fault = certificateFault(error, settings.now());
        return { kind: 'unreachable', why: fault ?? (error instanceof Error ? error.name : 'unknown') };
      }
    },
  };
}

async function read<Response extends z.ZodType>(
  schema: Response,
  answer: globalThis.Response,
): Promise<Answer<z.infer<Response>>> {
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > LARGEST_ANSWER_BYTES) return { kind: 'unreachable', why: 'the answer is too large' };
  const text = await answer.text();
  const content: unknown = parse(text);
  if (answer.status >= 500 || answer.status === 429)
    return { kind: 'unreachable', why: `status ${answer.status}` };
  if (answer.status !== 200) {
    const problem = Problem.safeParse(content);
    return { kind: 'refused', status: answer.status, problem: problem.success ? problem.data : null };
  }
  const value = schema.safeParse(content);
  return value.success
    ? { kind: 'answered', value: value.data }
    : { kind: 'unreachable', why: 'the answer is not understood' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A captive portal's page, for example: no schema accepts null.
    return null;
  }
}

/** The headers of a request with its signature (RFC 9421) and the digest of its body. */
export async function signedHeaders(
  settings: CentralClientSettings,
  method: string,
  url: string,
  content: string,
): Promise<Record<string, string>> {
  const digest = createHash('sha256').update(content).digest('base64');
  const signed = await httpbis.signMessage(
    {
      name: SIGNATURE_LABEL,
      key: {
        id: settings.keyId,
        alg: 'ed25519',
        sign: async (data) => sign(null, data, settings.key.privateKey),
      },
      fields: [...SIGNED_COMPONENTS],
      params: ['created', 'nonce', 'keyid', 'alg'],
      paramValues: { created: settings.now(), nonce: randomBytes(16).toString('base64url') },
    },
    { method, url, headers: { 'content-type': 'application/json', 'content-digest': `sha-256=:${digest}:` } },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)]));
}
