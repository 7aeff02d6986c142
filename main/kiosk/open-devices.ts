import {
  type AccessKeypad,
  createKeyboardKeypad,
  type KeyboardKeypad,
  openSerialKeypad,
} from '../../hardware/keypad/index.ts';
import { openPrinter, type ReceiptPrinter } from '../../hardware/printer/index.ts';
import type { CardReader } from '../../hardware/reader/index.ts';
import type { CodeScanner } from '../../hardware/scanner/index.ts';
import type { PaymentTerminal } from '../../hardware/terminal/index.ts';
import {
  createWrongSettings,
  type DeviceReport,
  openReader,
  openScanner,
  reportLine,
  reportPrinter,
  reportTerminal,
  type Typed,
} from '../devices/index.ts';
import type { KioskParts } from './parts.ts';

export type Devices = {
  readonly printer: ReceiptPrinter;
  readonly terminal: PaymentTerminal;
  readonly scanner: CodeScanner | null;
  readonly reader: CardReader | null;
  readonly keypad: AccessKeypad | null;
  /** Hears a key of a keyboard, by its DOM name, for a keypad that is one. */
  readonly keyboard: Pick<KeyboardKeypad, 'take'> | null;
  /** Hears what a device that is a keyboard has typed in one go, for a scanner or reader that is one. */
  readonly takeTyped: ((typed: Typed) => void) | null;
  readonly reports: () => DeviceReport[];
  /** A scanner or reader is set as it should not be: says how, in words. */
  readonly onWrongSetting: (listener: (device: 'scanner' | 'reader', wrong: string) => void) => void;
  /** Tells of every change of any device. */
  readonly onChange: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** Opens the devices that the settings name. Each connects by itself, now or when it comes back. */
export function openDevices(parts: KioskParts): Devices {
  const { settings } = parts.configuration;
  const { random } = parts;
  const { rasterise, receiptSign, log } = parts;
  const printer = openPrinter(settings.printer, { rasterise, logo: receiptSign, random, log });
  const terminal = parts.openTerminal();
  const { device: scanner, takeTyped: takeCode } = openScanner(settings.scanner, random);
  const { device: reader, takeTyped: takeCard } = openReader(settings.reader, random, parts.monotonicMs);
  const keyboard = settings.keypad?.kind === 'keyboard' ? createKeyboardKeypad(settings.keypad.keys) : null;
  const keypad =
    settings.keypad?.kind === 'serial' ? openSerialKeypad({ ...settings.keypad, random }) : keyboard;

  const settingListeners: ((device: 'scanner' | 'reader', wrong: string) => void)[] = [];
  const listeners: (() => void)[] = [];
  const wrong = createWrongSettings((device, words) => {
    if (words !== null) for (const listener of settingListeners) listener(device, words);
    for (const listener of listeners) listener();
  });
  scanner?.onCode((code) => wrong.sent('scanner', code));
  if (settings.scanner?.kind === 'serial')
    scanner?.onUnreadable((reason) => reason === 'cut-short' && wrong.cutShort('scanner'));
  const takeKeys = takeCode ?? takeCard;
  const typing = takeCode ? 'scanner' : 'reader';

  return {
    printer,
    terminal,
    scanner,
    reader,
    keypad,
    keyboard,
    takeTyped:
      takeKeys &&
      ((typed) => {
        if (typed.kind === 'ended') wrong.ended(typing, typed.ending);
        else takeKeys(typed);
      }),
    reports: () => [
      reportPrinter(printer.status()),
      reportTerminal(terminal.status()),
      ...(scanner ? [reportLine('scanner', scanner.status(), wrong.of('scanner'))] : []),
      ...(reader ? [reportLine('reader', reader.status(), wrong.of('reader'))] : []),
      ...(keypad ? [reportLine('keypad', keypad.status())] : []),
    ],
    onWrongSetting: (listener) => void settingListeners.push(listener),
    onChange: (listener) => {
      listeners.push(listener);
      printer.onStatus(listener);
      terminal.onStatus(listener);
      scanner?.onStatus(listener);
      reader?.onStatus(listener);
      keypad?.onStatus(listener);
    },
    close: async () => {
      await Promise.all([printer, terminal, scanner, reader, keypad].map((device) => device?.close()));
    },
  };
}
