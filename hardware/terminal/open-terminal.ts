import { z } from 'zod';
import type { TerminalReference } from '../../domain/transaction/index.ts';
import { byProtocol } from '../by-protocol.ts';
import {
  NEXO_FILES,
  NexoFileSettings,
  NexoSettings,
  newNexoReference,
  openNexoTerminal,
} from './nexo/index.ts';
import type { PaymentTerminal, TerminalDeps } from './payment-terminal.ts';

/** The settings of a card terminal, by the protocol that it speaks. */
export const TerminalSettings = byProtocol('nexo', z.discriminatedUnion('protocol', [NexoSettings]));
export type TerminalSettings = z.infer<typeof TerminalSettings>;

/** The same as the kiosk's settings file has them, with secrets in files of their own. */
export const TerminalFileSettings = byProtocol('nexo', z.discriminatedUnion('protocol', [NexoFileSettings]));
export type TerminalFileSettings = z.infer<typeof TerminalFileSettings>;

/** Which settings stand in files of their own: their names, and the names of the settings that say where. */
export const terminalFiles = ({ protocol }: TerminalFileSettings): Readonly<Record<string, string>> => {
  switch (protocol) {
    case 'nexo':
      return NEXO_FILES;
  }
};

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
