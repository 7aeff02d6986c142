import type { Timers } from '../../../timers/index.ts';
import type { PaymentProgress, PaymentTerminal } from '../../payment-terminal.ts';
import type { TerminalLog } from '../../terminal-log.ts';
import { createNexoTerminal } from '../create-nexo-terminal.ts';
import { type RunningPayment, readProgress } from '../display-event.ts';
import type { DisplayListener } from '../display-listener.ts';
import { NexoSettings } from '../nexo-settings.ts';
import { makeServiceId } from '../service-id.ts';
import type { PlainTerminal } from '../simulator/index.ts';

export type PlainDriverOptions = {
  readonly timers: Timers;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly saleId?: string;
  readonly log?: TerminalLog;
  /** Infinity, the default, asks for the terminal's state on demand alone. */
  readonly pollIntervalMs?: number;
  readonly deadlines?: Partial<NexoSettings['deadlines']>;
  /** Whether the kiosk hears the terminal's display notifications; it does by default. */
  readonly hears?: boolean;
};

/** The kiosk's real driver on a terminal in the same process, in the same time. Several may follow each other on one terminal. */
export function openPlainDriver(plain: PlainTerminal, options: PlainDriverOptions): PaymentTerminal {
  const { timers, random, saleId = 'kiosk-07', pollIntervalMs = Number.POSITIVE_INFINITY } = options;
  const settings = NexoSettings.parse({
    host: '127.0.0.1',
    poiId: plain.poiId,
    saleId,
    passphrase: 'nothing is encrypted here',
    keyIdentifier: 'none',
    keyVersion: 0,
    caCertificatePem: '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----',
    environment: 'test',
    deadlines: options.deadlines ?? {},
  });
  return createNexoTerminal(settings, {
    newServiceId: () => makeServiceId((count) => Uint8Array.from({ length: count }, () => random() * 256)),
    now: () => new Date(timers.monotonicMs()),
    log: options.log ?? (() => {}),
    pollIntervalMs,
    timers,
    exchange: plain.exchange,
    display: displayOf(plain, options.hears ?? true),
  });
}

/** Reads notifications as the driver's own listener does, without the encryption around them. */
function displayOf(plain: PlainTerminal, hears: boolean): DisplayListener {
  let followed: { payment: RunningPayment; tell: (progress: PaymentProgress) => void } | null = null;
  const stop = plain.onNotification((message) => {
    if (!hears || followed === null) return;
    for (const step of readProgress(message, followed.payment) ?? []) followed.tell(step);
  });
  return {
    listening: () => hears,
    follow: (payment, tell) => {
      const mine = { payment, tell };
      followed = mine;
      return () => {
        if (followed === mine) followed = null;
      };
    },
    close: async () => {
      followed = null;
      stop();
    },
  };
}
