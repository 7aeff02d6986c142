import { z } from 'zod';
import { byProtocol } from '../by-protocol.ts';
import { NEXO_FILES, NexoFileSettings, NexoSettings } from './nexo/index.ts';

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
