import type { TerminalLog } from '../terminal-log.ts';
import { Client, type SaleToPOIRequest, TerminalLocalApi } from './library.ts';
import { createLine, type LineProgress } from './line.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { securityKey } from './security-key.ts';

/**
 * What came of one request. `answer` holds the decrypted, authenticated message, not yet validated. `not-sent`: it is
 * certain that the terminal never saw the request. `no-answer`: it may have. `unreadable`: something came that is not an
 * answer (not JSON, tampered with, another key).
 */
export type ExchangeResult =
  | { readonly kind: 'answer'; readonly message: unknown }
  | { readonly kind: 'empty' | 'not-sent' | 'no-answer' | 'unreadable' };

export type ExchangeOptions = {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onSent?: () => void;
};

/** Sends one request to the terminal and waits for its answer. Never rejects; ends by the deadline. */
export type Exchange = (request: SaleToPOIRequest, options: ExchangeOptions) => Promise<ExchangeResult>;

/** The exchange over the encrypted local transport. Every request has a connection of its own. */
export function createExchange(settings: NexoSettings, log: TerminalLog, nowMs: () => number): Exchange {
  return async (request, { deadlineMs, signal, onSent = () => {} }) => {
    const startedAtMs = nowMs();
    const line = createLine({ settings, signal, onSent });
    const client = new Client(
      {
        environment: settings.environment.toUpperCase() as 'TEST',
        terminalApiLocalEndpoint: `https://${settings.host}`,
        connectionTimeoutMillis: deadlineMs,
        enable308Redirect: false,
      } as ConstructorParameters<typeof Client>[0],
      line.client,
    );
    const result = await ask(new TerminalLocalApi(client), request, settings, line.progress);
    log({
      event: 'terminal-request-ended',
      category: String(request.MessageHeader.MessageCategory),
      serviceId: request.MessageHeader.ServiceID,
      outcome: result.kind,
      durationMs: Math.round(nowMs() - startedAtMs),
    });
    return result;
  };
}

async function ask(
  api: InstanceType<typeof TerminalLocalApi>,
  request: SaleToPOIRequest,
  settings: NexoSettings,
  progress: () => LineProgress,
): Promise<ExchangeResult> {
  try {
    const answer = await api.request({ SaleToPOIRequest: request }, securityKey(settings));
    const message: unknown = answer.SaleToPOIResponse;
    return message === undefined ? { kind: 'empty' } : { kind: 'answer', message };
  } catch {
    // The library's errors are texts only; how far the request got is what counts.
    const reached = progress();
    if (reached === 'not-sent') return { kind: 'not-sent' };
    return { kind: reached === 'sent' ? 'no-answer' : 'unreadable' };
  }
}
