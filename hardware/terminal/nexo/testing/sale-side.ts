import { randomBytes, randomUUID } from 'node:crypto';
import { money } from '../../../../domain/money/index.ts';
import type {
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalRequest,
} from '../../payment-terminal.ts';
import type { TerminalLogEntry } from '../../terminal-log.ts';
import { createNexoTerminal } from '../create-nexo-terminal.ts';
import { NexoSettings } from '../nexo-settings.ts';
import { makeServiceId } from '../service-id.ts';

export const POI_ID = 'V400m-324688179';
export const SALE_ID = 'kiosk-07';
export const KEY = { identifier: 'kiosk-key', version: 3, passphrase: 'correct horse battery staple' };

/** Settings for a terminal at a loopback address, with deadlines that a test can wait for. */
export const settingsFor = (
  host: string,
  caPem: string,
  changes: Record<string, unknown> = {},
): NexoSettings =>
  NexoSettings.parse({
    host,
    poiId: POI_ID,
    saleId: SALE_ID,
    passphrase: KEY.passphrase,
    keyIdentifier: KEY.identifier,
    keyVersion: KEY.version,
    caCertificatePem: caPem,
    environment: 'test',
    deadlines: { paymentMs: 3_000, statusMs: 3_000, abortMs: 2_000, diagnosisMs: 2_000, reversalMs: 3_000 },
    ...changes,
  });

export const newServiceId = (): string => makeServiceId(randomBytes);

/** The driver, with what it logged and told. */
export type SaleSide = {
  readonly terminal: PaymentTerminal;
  readonly log: TerminalLogEntry[];
  readonly progress: PaymentProgress[];
  pay(
    amountMinor?: number,
    currency?: string,
  ): { request: PaymentRequest; outcome: ReturnType<PaymentTerminal['pay']> };
};

export function openSaleSide(settings: NexoSettings, pollIntervalMs = 60_000): SaleSide {
  const log: TerminalLogEntry[] = [];
  const terminal = createNexoTerminal(settings, {
    newServiceId,
    now: () => new Date(),
    log: (entry) => log.push(entry),
    pollIntervalMs,
  });
  return { terminal, log, ...payer(terminal) };
}

/** Pays at any terminal, keeping what was reported on the way. */
export function payer(terminal: PaymentTerminal): Pick<SaleSide, 'progress' | 'pay'> {
  const progress: PaymentProgress[] = [];
  return {
    progress,
    pay: (amountMinor = 1234, currency = 'EUR') => {
      const request = paymentRequest(amountMinor, currency);
      return { request, outcome: terminal.pay(request, (step) => progress.push(step)) };
    },
  };
}

export const paymentRequest = (amountMinor = 1234, currency = 'EUR'): PaymentRequest => ({
  reference: { saleId: SALE_ID, poiId: POI_ID, serviceId: newServiceId() },
  transactionId: randomUUID(),
  amount: money(amountMinor, currency),
  language: 'en',
});

export const reversalOf = (
  paid: PaymentRequest,
  approved: { terminalTransactionId: string; terminalTime: string },
): ReversalRequest => ({
  reference: { saleId: SALE_ID, poiId: POI_ID, serviceId: newServiceId() },
  transactionId: paid.transactionId,
  terminalTransactionId: approved.terminalTransactionId,
  terminalTime: approved.terminalTime,
  amount: paid.amount,
});
