import { type CentralClientSettings, signedHeaders } from './central-client.ts';
import { clockFault } from './clock-fault.ts';

/** The bytes of an answer as they come, or why there are none. */
export type Download =
  | { readonly kind: 'coming'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number };

/** What is asked for: by a body that says it, or the bytes of a file from one to before another. */
export type WantedBytes =
  | { readonly path: string; readonly body: unknown }
  | { readonly path: string; readonly from: number; readonly to: number };

/** Asks central for bytes by a signed request. `signal` ends the call and what is still coming, which then throws. */
export type Downloader = (wanted: WantedBytes, signal: AbortSignal) => Promise<Download>;

export function createDownloader(settings: CentralClientSettings): Downloader {
  return async (wanted, signal) => {
    const url = new URL(wanted.path, settings.url).href;
    try {
      const answer = await ask(settings, url, wanted, signal);
      if (isWanted(answer, wanted) && answer.body) return { kind: 'coming', chunks: answer.body };
      await answer.body?.cancel();
      if (clockFault(answer, settings.now()) !== null) return { kind: 'unreachable' };
      return answer.status >= 500 || answer.status === 429 || answer.ok
        ? { kind: 'unreachable' }
        : { kind: 'refused', status: answer.status };
    } catch {
      return { kind: 'unreachable' };
    }
  };
}

async function ask(
  settings: CentralClientSettings,
  url: string,
  wanted: WantedBytes,
  signal: AbortSignal,
): Promise<Response> {
  if ('body' in wanted) {
    const body = JSON.stringify(wanted.body);
    const headers = await signedHeaders(settings, 'POST', url, body);
    return fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  }
  const headers = await signedHeaders(settings, 'GET', url, '');
  const range = `bytes=${wanted.from}-${wanted.to - 1}`;
  return fetch(url, { headers: { ...headers, range }, signal, redirect: 'error' });
}

/** A range has to be the one that was asked for: what lies between may answer with the whole, or with another. */
function isWanted(answer: Response, wanted: WantedBytes): boolean {
  if ('body' in wanted) return answer.status === 200;
  const range = answer.headers.get('content-range') ?? '';
  return answer.status === 206 && range.startsWith(`bytes ${wanted.from}-${wanted.to - 1}/`);
}
