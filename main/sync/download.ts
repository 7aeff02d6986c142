import { type CentralClientSettings, signedHeaders } from './central-client.ts';

/** The bytes of an answer as they come, or why there are none. */
export type Download =
  | { readonly kind: 'coming'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number };

/** Asks central for bytes by a signed request. `signal` ends the call and what is still coming, which then throws. */
export type Downloader = (path: string, body: unknown, signal: AbortSignal) => Promise<Download>;

export function createDownloader(settings: CentralClientSettings): Downloader {
  return async (path, body, signal) => {
    const url = new URL(path, settings.url).href;
    const content = JSON.stringify(body);
    try {
      const headers = await signedHeaders(settings, 'POST', url, content);
      const answer = await fetch(url, { method: 'POST', headers, body: content, signal, redirect: 'error' });
      if (answer.status === 200 && answer.body) return { kind: 'coming', chunks: answer.body };
      await answer.body?.cancel();
      return answer.status >= 500 || answer.status === 429
        ? { kind: 'unreachable' }
        : { kind: 'refused', status: answer.status };
    } catch {
      return { kind: 'unreachable' };
    }
  };
}
