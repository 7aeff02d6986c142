import type { TerminalReference } from '../../domain/transaction/index.ts';
import { newNexoReference, openNexoTerminal } from './nexo/index.ts';
import type { PaymentTerminal, TerminalDeps } from './payment-terminal.ts';
import type { TerminalSettings } from './terminal-settings.ts';

/** Opens the terminal of these settings in this process. It connects by itself, now or when it comes back. */
export function openTerminal(settings: TerminalSettings, deps: TerminalDeps): PaymentTerminal {
  switch (settings.protocol) {
    case 'nexo':
      return openNexoTerminal(settings, deps);
  }
}

/** The identity of a request that is to be made to the terminal of these settings. */
export function newReference(
  settings: TerminalSettings,
  randomBytes: TerminalDeps['randomBytes'],
): TerminalReference {
  switch (settings.protocol) {
    case 'nexo':
      return newNexoReference(settings, randomBytes);
  }
}
