import type { Money } from '../../../domain/money/index.ts';
import type { PaymentOutcome } from '../../../domain/transaction/index.ts';
import type { NexoSettings } from '../nexo-settings.ts';
import type {
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalOutcome,
  ReversalRequest,
  TerminalReference,
} from '../payment-terminal.ts';
import type { TerminalLog } from '../terminal-log.ts';
import { toNexoAmount } from './amounts.ts';
import { createDisplayListener } from './display-listener.ts';
import { createExchange } from './exchange.ts';
import { createHealth } from './health.ts';
import { judgePayment, unknown } from './judge-payment.ts';
import { judgeReversal } from './judge-reversal.ts';
import { judgeStatus, type StatusVerdict } from './judge-status.ts';
import { abortMessage, paymentMessage, reversalMessage, statusMessage } from './messages.ts';

export type NexoTerminalDeps = {
  /** A new ServiceID for the driver's own questions; see `makeServiceId`. */
  readonly newServiceId: () => string;
  readonly now: () => Date;
  readonly log: TerminalLog;
  /** How often the terminal is asked for its state while nothing runs. */
  readonly pollIntervalMs?: number;
};

/**
 * The nexo terminal in this process. Its key derivation blocks the thread for some 15 ms per message, so the kiosk runs
 * it in a worker (`serveTerminal`).
 */
export function createNexoTerminal(settings: NexoSettings, deps: NexoTerminalDeps): PaymentTerminal {
  const { saleId, poiId, deadlines } = settings;
  const { log, now } = deps;
  const closing = new AbortController();
  const newReference = (): TerminalReference => ({ saleId, poiId, serviceId: deps.newServiceId() });
  const exchange = createExchange(settings, log, () => performance.now());
  const display = createDisplayListener(settings, log);
  const pollIntervalMs = deps.pollIntervalMs ?? 30_000;
  const health = createHealth({ settings, exchange, newReference, now, log, pollIntervalMs });
  let occupied = false;

  return {
    saleId,
    poiId,
    status: health.status,
    onStatus: health.onStatus,
    checkStatus: health.check,
    pay: (request, onProgress) => pay(request, onProgress),
    abort: async (about) => {
      if (closing.signal.aborted || !isOurs(about)) return;
      await exchange(abortMessage(newReference(), about), {
        deadlineMs: deadlines.abortMs,
        signal: closing.signal,
      });
    },
    paymentStatus: async (about, amount) => {
      const verdict = await askStatus(about, 'Payment');
      switch (verdict.kind) {
        case 'repeated': {
          const asked = { reference: about, amount, transactionId: null, heard: 'repeated' } as const;
          return judgePayment(verdict.message, asked);
        }
        case 'in-progress':
        case 'not-found':
          return { kind: verdict.kind };
        case 'wrong-reference':
          return unknown('wrong-reference');
        case 'unreadable':
          return unknown('answer-unreadable');
        case 'no-answer':
          return unknown('no-answer');
      }
    },
    reverse: (request) => reverse(request),
    reversalStatus: async (about) => {
      const verdict = await askStatus(about, 'Reversal');
      switch (verdict.kind) {
        case 'repeated':
          return judgeReversal(verdict.message, { reference: about, amount: null, heard: 'repeated' });
        case 'in-progress':
        case 'not-found':
          return { kind: verdict.kind };
        default:
          return { kind: 'unknown' };
      }
    },
    close: async () => {
      closing.abort(new Error('the terminal is closed'));
      health.close();
      await display.close();
    },
  };

  /** Another terminal's answer to a question about this id would prove nothing: it is not asked. */
  function isOurs(reference: TerminalReference): boolean {
    return reference.poiId === poiId && /^[\w-]{1,10}$/.test(reference.serviceId);
  }

  async function pay(
    request: PaymentRequest,
    onProgress: (progress: PaymentProgress) => void,
  ): Promise<PaymentOutcome> {
    if (occupied) return { kind: 'declined', reason: 'terminal-busy' };
    if (closing.signal.aborted) return { kind: 'declined', reason: 'terminal-unavailable' };
    const amount = chargeable(request.amount);
    if (amount === null || request.reference.saleId !== saleId || !isOurs(request.reference)) {
      return { kind: 'declined', reason: 'not-allowed' };
    }
    const tell = onceEach(onProgress);
    tell('starting');
    const unfollow = display.follow(request.reference, tell);
    return alone(async (): Promise<PaymentOutcome> => {
      const result = await exchange(paymentMessage(request, amount, now()), {
        deadlineMs: deadlines.paymentMs,
        signal: closing.signal,
        // Without notifications this is the last thing that the kiosk can know.
        onSent: () => {
          if (!display.listening()) tell('present-card');
        },
      });
      switch (result.kind) {
        case 'answer': {
          health.learn('online');
          const { reference, transactionId } = request;
          const asked = { reference, transactionId, amount: request.amount, heard: 'answered' } as const;
          const outcome = judgePayment(result.message, asked);
          // Among others the condition LoggedOut: logging in again does no harm.
          if (outcome.kind === 'declined' && outcome.reason === 'terminal-unavailable') health.loggedOut();
          return outcome;
        }
        case 'not-sent':
          health.learn('offline');
          return { kind: 'declined', reason: 'terminal-unavailable' };
        case 'unreadable':
          return unknown('answer-unreadable');
        case 'empty':
        case 'no-answer':
          return unknown('no-answer');
      }
    }).finally(unfollow);
  }

  async function reverse(request: ReversalRequest): Promise<ReversalOutcome> {
    if (occupied) return { kind: 'refused', reason: 'Busy' };
    if (closing.signal.aborted) return { kind: 'refused', reason: 'not-sent' };
    const { reference, amount } = request;
    const number = chargeable(amount);
    if (number === null || reference.saleId !== saleId || !isOurs(reference)) {
      return { kind: 'refused', reason: 'NotAllowed' };
    }
    return alone(async () => {
      const result = await exchange(reversalMessage(request, number, now()), {
        deadlineMs: deadlines.reversalMs,
        signal: closing.signal,
      });
      if (result.kind === 'answer') {
        health.learn('online');
        return judgeReversal(result.message, { reference, amount, heard: 'answered' });
      }
      if (result.kind !== 'not-sent') return { kind: 'unknown' };
      health.learn('offline');
      return { kind: 'refused', reason: 'not-sent' };
    });
  }

  async function askStatus(
    about: TerminalReference,
    category: 'Payment' | 'Reversal',
  ): Promise<StatusVerdict> {
    if (closing.signal.aborted || !isOurs(about)) return { kind: 'no-answer' };
    const question = newReference();
    const options = { deadlineMs: deadlines.statusMs, signal: closing.signal };
    const result = await exchange(statusMessage(question, about, category), options);
    if (result.kind === 'answer') return judgeStatus(result.message, question, about, category);
    return { kind: result.kind === 'unreadable' ? 'unreadable' : 'no-answer' };
  }

  /** Holds the terminal for one payment or reversal. */
  async function alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    occupied = true;
    const wake = health.rest();
    try {
      return await work();
    } finally {
      occupied = false;
      wake();
    }
  }
}

const chargeable = (amount: Money): number | null => (amount.amountMinor > 0 ? toNexoAmount(amount) : null);

/** Drops a step that is the same as the one before it. */
function onceEach(tell: (progress: PaymentProgress) => void): (progress: PaymentProgress) => void {
  let last: PaymentProgress | null = null;
  return (progress) => {
    if (progress !== last) tell(progress);
    last = progress;
  };
}
