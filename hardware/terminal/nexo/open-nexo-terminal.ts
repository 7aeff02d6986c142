import type { NexoReference } from '../../../domain/transaction/index.ts';
import type { PaymentTerminal, TerminalDeps } from '../payment-terminal.ts';
import { createNexoTerminal } from './create-nexo-terminal.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { makeServiceId } from './service-id.ts';

/** Opens the nexo terminal of these settings. */
export const openNexoTerminal = (
  settings: NexoSettings,
  { randomBytes, now, log, pollIntervalMs }: TerminalDeps,
): PaymentTerminal =>
  createNexoTerminal(settings, {
    newServiceId: () => makeServiceId(randomBytes),
    now,
    log,
    ...(pollIntervalMs === undefined ? {} : { pollIntervalMs }),
  });

/** A reference for a request to this terminal. */
export const newNexoReference = (
  { saleId, poiId }: NexoSettings,
  randomBytes: TerminalDeps['randomBytes'],
): NexoReference => ({ saleId, poiId, serviceId: makeServiceId(randomBytes) });
