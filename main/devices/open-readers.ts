import {
  type CardReader,
  createKeyboardReader,
  type KeyboardReader,
  openHidReader,
  openPcscReader,
  openSerialReader,
} from '../../hardware/reader/index.ts';
import { type CodeScanner, createKeyboardScanner, openSerialScanner } from '../../hardware/scanner/index.ts';
import type { KioskSettings } from '../configuration/index.ts';
import type { Ending } from './wrong-settings.ts';

/** What a device that is a keyboard has typed in one go. */
export type Typed =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'unreadable'; readonly reason: 'too-long' | 'cut-short' }
  | { readonly kind: 'ended'; readonly ending: Ending };

type TakeTyped = (typed: Typed) => void;

/** A device, and its ear for what is typed if it is a keyboard. */
export type Opened<Device> = { readonly device: Device | null; readonly takeTyped: TakeTyped | null };

const NONE = { device: null, takeTyped: null } as const;

export function openScanner(settings: KioskSettings['scanner'], random: () => number): Opened<CodeScanner> {
  switch (settings?.kind) {
    case undefined:
      return NONE;
    case 'serial':
      return { device: openSerialScanner({ ...settings, random }), takeTyped: null };
    case 'keyboard': {
      const device = createKeyboardScanner();
      return { device, takeTyped: earOf(device) };
    }
  }
}

export function openReader(
  settings: KioskSettings['reader'],
  random: () => number,
  monotonicMs: () => number,
): Opened<CardReader> {
  switch (settings?.kind) {
    case undefined:
      return NONE;
    case 'serial':
      return { device: openSerialReader({ ...settings, random }), takeTyped: null };
    case 'pcsc': {
      const { readerName, serialNumber } = settings;
      const townApplication = settings.townApplication && {
        ...settings.townApplication,
        name: Buffer.from(settings.townApplication.name, 'hex'),
      };
      const options = { readerName, serialNumber, townApplication, random, monotonicMs };
      return { device: openPcscReader(options), takeTyped: null };
    }
    case 'hid':
      return { device: openHidReader({ path: settings.path, random, monotonicMs }), takeTyped: null };
    case 'keyboard': {
      const device = createKeyboardReader();
      return { device, takeTyped: earOf(device) };
    }
  }
}

const earOf =
  (device: Pick<KeyboardReader, 'take' | 'takeUnreadable'>): TakeTyped =>
  (typed) => {
    if (typed.kind === 'line') device.take(typed.line);
    else if (typed.kind === 'unreadable') device.takeUnreadable(typed.reason);
  };
