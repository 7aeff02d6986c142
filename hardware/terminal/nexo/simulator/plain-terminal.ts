import type { Timers } from '../../../timers/index.ts';
import type { Exchange } from '../exchange.ts';
import type { LedgerEntry } from './acquirer.ts';
import { memoryLog } from './append-log.ts';
import type { AutoCardholder } from './cardholder.ts';
import type { TestCard } from './cards.ts';
import type { TerminalDisplay } from './display.ts';
import type { Memory, TerminalFault, TransactionFault } from './faults.ts';
import { createMachine } from './machine.ts';
import type { ChooseMischief } from './mischief.ts';
import { DEFAULT_TIMES, freshIds } from './options.ts';
import type { TerminalTimes } from './payment.ts';
import type { PeriodTotals } from './periods.ts';
import { createPlainLine } from './plain-line.ts';
import { createRequestLog, type ReceivedRequest } from './request-log.ts';
import type { TenderRecord } from './tender-store.ts';

export type PlainTerminalOptions = {
  readonly timers: Timers;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly poiId?: string;
  readonly cardholder?: AutoCardholder | null;
  /** What goes wrong until it is cleared. */
  readonly faults?: readonly TerminalFault[];
  /** Chooses what goes wrong with each message, beside the faults that are set. */
  readonly mischief?: ChooseMischief;
  readonly times?: Partial<TerminalTimes>;
  /** The wall clock when the timers stand at 0. */
  readonly startsAt?: Date;
  /** Each display event is sent so often. */
  readonly notificationRepeats?: number;
};

/**
 * The simulated terminal in this process, in the time of the timers that it is given: the same messages, the same memory
 * and the same bank, without TLS, crypto or sockets between it and the driver.
 */
export type PlainTerminal = {
  readonly poiId: string;
  /** The driver's way to it (`createNexoTerminal`). */
  readonly exchange: Exchange;
  /** Hears the display notifications, decrypted as the wire has them. Returns how to stop. */
  readonly onNotification: (listener: (message: unknown) => void) => () => void;
  readonly ledger: () => readonly LedgerEntry[];
  readonly netChargedMinor: (saleTransactionId: string) => number;
  /** The name of the present period, and the totals of any. */
  readonly period: () => string;
  readonly totals: (periodId: string) => readonly PeriodTotals[] | null;
  readonly present: (card: TestCard) => boolean;
  readonly enterPin: (pin: 'ok' | 'wrong') => boolean;
  readonly removeCard: () => boolean;
  readonly cancel: () => boolean;
  readonly setCardholder: (auto: AutoCardholder | null) => void;
  readonly setFaults: (...faults: readonly TerminalFault[]) => void;
  readonly faultNext: (...faults: readonly TransactionFault[]) => void;
  readonly faultNextReversal: (...faults: readonly TransactionFault[]) => void;
  readonly clearFaults: () => void;
  /** Ends what the terminal waits for by itself (`slow`, `late-approval`, `late-charge`), now. */
  readonly release: () => void;
  readonly powerOff: (memory?: Memory) => void;
  readonly powerOn: () => void;
  readonly isOn: () => boolean;
  /** Whether a payment or reversal is under way. */
  readonly isBusy: () => boolean;
  readonly display: () => TerminalDisplay;
  readonly requests: () => readonly ReceivedRequest[];
  readonly close: () => void;
};

/** Starts the terminal; it has power at once. */
export function startPlainTerminal(options: PlainTerminalOptions): PlainTerminal {
  const { timers, random, poiId = 'V400m-324688179', startsAt = new Date('2026-11-23T08:00:00Z') } = options;
  const now = () => new Date(startsAt.getTime() + timers.monotonicMs());
  const freshId = freshIds((count) => Buffer.from(Array.from({ length: count }, () => random() * 256)));
  const requests = createRequestLog(now);
  const listeners = new Set<(message: unknown) => void>();
  const memory = memoryLog<TenderRecord>();
  const machine = createMachine({
    poiId,
    times: { ...DEFAULT_TIMES, ...options.times },
    timers,
    now,
    freshId,
    books: memoryLog(),
    closedPeriods: memoryLog(),
    openMemory: () => memory,
    cardholder: options.cardholder ?? null,
    mischief: options.mischief ?? (() => []),
    notificationRepeats: options.notificationRepeats ?? 2,
    notify: (MessageHeader, DisplayRequest) => {
      if (listeners.size === 0) return;
      const message = { SaleToPOIRequest: { MessageHeader, DisplayRequest } };
      for (const listener of [...listeners]) listener(JSON.parse(JSON.stringify(message)));
    },
    changed: () => {},
    powerLost: () => line.cut(),
  });
  const { faults, acquirer, periods } = machine;
  const line = createPlainLine({ timers, machine, requests, freshId });
  const setFaults = (...next: readonly TerminalFault[]) => {
    faults.set(next);
    if (!line.stands()) line.cut();
  };
  setFaults(...(options.faults ?? []));
  machine.powerOn();

  return {
    poiId,
    exchange: line.exchange,
    onNotification: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ledger: acquirer.ledger,
    netChargedMinor: acquirer.netChargedMinor,
    period: periods.present,
    totals: periods.totals,
    present: (card) => machine.act({ kind: 'present', card }),
    enterPin: (pin) => machine.act({ kind: 'pin', pin }),
    removeCard: () => machine.act({ kind: 'remove' }),
    cancel: () => machine.act({ kind: 'cancel' }),
    setCardholder: machine.setCardholder,
    setFaults,
    faultNext: (...next) => faults.queue('Payment', next),
    faultNextReversal: (...next) => faults.queue('Reversal', next),
    clearFaults: faults.clear,
    release: machine.release,
    powerOff: (after = 'kept') => {
      machine.goDark(after);
      line.cut();
    },
    powerOn: machine.powerOn,
    isOn: machine.isOn,
    isBusy: () => machine.active() !== null,
    display: machine.display,
    requests: requests.list,
    close: () => {
      machine.close();
      line.cut();
      listeners.clear();
    },
  };
}
