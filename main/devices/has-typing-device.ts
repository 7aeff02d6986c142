import type { KioskSettings } from '../configuration/index.ts';

/** Whether a scanner or reader types: then the kiosk has to tell its keys from people's. */
export function hasTypingDevice({ scanner, reader }: Pick<KioskSettings, 'scanner' | 'reader'>): boolean {
  return scanner?.kind === 'keyboard' || reader?.kind === 'keyboard';
}
