import type { Money } from '../../../domain/money/index.ts';
import type { PaymentOutcome, TerminalReference } from '../../../domain/transaction/index.ts';
import { realTimers, type Timers } from '../../timers/index.ts';
import type {
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalOutcome,
  ReversalRequest,
  TotalsAnswer,
} from '../payment-terminal.ts';
import type { TerminalLog } from '../terminal-log.ts';
import { toNexoAmount } from './amounts.ts';
import { createDisplayListener, type DisplayListener } from './display-listener.ts';
import { createExchange, type Exchange, type ExchangeResult } from './exchange.ts';
import { createHealth } from './health.ts';
import { interpretAbort } from './interpret-abort.ts';
import { interpretPayment, unknown } from './interpret-payment.ts';
import { interpretReversal } from './interpret-reversal.ts';
import { interpretStatus, type StatusVerdict } from './interpret-status.ts';
import { interpretReconciliation, interpretTotals } from './interpret-totals.ts';
import type { SaleToPOIRequest } from './library.ts';
import {
  abortMessage,
  paymentMessage,
  reconciliationMessage,
  reversalMessage,
  statusMessage,
  totalsMessage,
} from './messages.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { createProgressTeller } from './progress-teller.ts';

export type NexoTerminalDeps = {
  /** A new ServiceID for the driver's own questions; see `makeServiceId`. */
  readonly newServiceId: () => string;
  readonly now: () => Date;
  readonly log: TerminalLog;
  /** How often the terminal is asked for its state while nothing runs; Infinity asks on demand alone. */
  readonly pollIntervalMs?: number;
  readonly timers?: Timers;
  /** The way to the terminal; without it the encrypted local transport. */
  readonly exchange?: Exchange;
  /** Where the terminal's display notifications arrive; without it the port that the settings name. */
  readonly display?: DisplayListener;
};

/**
 * The nexo terminal in this process. Its key derivation blocks the thread for some 15 ms per message, so the kiosk runs
 * it in a worker (`serveTerminal`).
 */
export function createNexoTerminal(settings: NexoSettings, deps: NexoTerminalDeps): PaymentTerminal {
  const { saleId, poiId, deadlines } = settings;
  const { log, now, timers = realTimers, pollIntervalMs = 30_000 } = deps;
  const closing = new AbortController();
  const newReference = (): TerminalReference => ({ saleId, poiId, serviceId: deps.newServiceId() });
  const exchange = deps.exchange ?? createExchange(settings, log, timers.monotonicMs);
  const display = deps.display ?? createDisplayListener(settings, log);
  const health = createHealth({ settings, exchange, newReference, now, log, timers, pollIntervalMs });
  let occupied = false;
  /** Questions that a payment or reversal does not wait for: it ends them. */
  let idleWork = new AbortController();

  return {
    newReference,
    status: health.status,
    onStatus: health.onStatus,
    checkStatus: health.check,
    pay: (request, onProgress) => pay(request, onProgress),
    abort: async (about) => {
      if (closing.signal.aborted || !isOurs(about)) return;
      const reference = newReference();
      const result = await exchange(abortMessage(reference, about), {
        deadlineMs: deadlines.abortMs,
        signal: closing.signal,
      });
      const outcome = interpretAbort(result, reference);
      log({ event: 'terminal-abort-ended', serviceId: about.serviceId, outcome });
    },
    paymentStatus: async (asked) => {
      const verdict = await askStatus(asked.reference, 'Payment');
      switch (verdict.kind) {
        case 'repeated':
          return interpretPayment(verdict.result, asked, 'repeated');
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
    reversalStatus: async (asked) => {
      const verdict = await askStatus(asked.reference, 'Reversal');
      switch (verdict.kind) {
        case 'repeated':
          return interpretReversal(verdict.result, asked);
        case 'in-progress':
        case 'not-found':
          return { kind: verdict.kind };
        default:
          return { kind: 'unknown' };
      }
    },
    totals: () => {
      const reference = newReference();
      return askTotals(totalsMessage(reference), (result) => interpretTotals(result, reference));
    },
    reconcile: () => reconcile({ type: 'SaleReconciliation' }),
    totalsOf: (periodId) => reconcile({ type: 'PreviousReconciliation', periodId }),
    close: async () => {
      closing.abort(new Error('the terminal is closed'));
      idleWork.abort();
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
    const progress = createProgressTeller(timers, onProgress);
    progress.tell('starting');
    const unfollow = display.follow(request.reference, progress.tell);
    return alone(async (): Promise<PaymentOutcome> => {
      const result = await exchange(paymentMessage(request, amount, now()), {
        deadlineMs: deadlines.paymentMs,
        signal: closing.signal,
        onSent: () => progress.sent(display.listening()),
      });
      learn(result);
      const outcome = interpretPayment(result, request, 'answered');
      // Among others the condition LoggedOut: logging in again does no harm.
      if (outcome.kind === 'declined' && outcome.reason === 'terminal-unavailable') health.loggedOut();
      return outcome;
    }).finally(() => {
      progress.end();
      unfollow();
    });
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
      learn(result);
      return interpretReversal(result, request);
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
    return interpretStatus(result, question, about, category);
  }

  async function reconcile(reconciliation: {
    readonly type: string;
    readonly periodId?: string;
  }): Promise<TotalsAnswer> {
    const reference = newReference();
    return askTotals(reconciliationMessage(reference, reconciliation), (result) =>
      interpretReconciliation(result, reference, reconciliation),
    );
  }

  /** Totals are for quiet times: they are not asked for beside a payment, and a payment that comes ends the question. */
  async function askTotals(
    message: SaleToPOIRequest,
    interpret: (result: ExchangeResult) => TotalsAnswer,
  ): Promise<TotalsAnswer> {
    if (occupied || closing.signal.aborted) return { kind: 'no-answer' };
    const options = { deadlineMs: deadlines.statusMs, signal: idleWork.signal };
    return interpret(await exchange(message, options));
  }

  function learn(result: ExchangeResult): void {
    if (result.kind === 'answer') health.learn('online');
    if (result.kind === 'not-sent') health.learn('offline');
  }

  /** Holds the terminal for one payment or reversal. */
  async function alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    occupied = true;
    idleWork.abort();
    idleWork = new AbortController();
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
