import type { CurrentContent } from '../../domain/content/index.ts';
import type { View } from '../../domain/ipc/index.ts';
import type { KeypadEvent } from '../../domain/keypad/index.ts';
import type { MonochromeBitmap, RasteriseReceipt } from '../../hardware/printer/index.ts';
import type { PaymentTerminal } from '../../hardware/terminal/index.ts';
import type { Configuration } from '../configuration/index.ts';
import type { DeviceKey, Identity } from '../identity/index.ts';
import type { JournalSettings, OpenedJournal } from '../journal/index.ts';
import type { Log } from '../log/index.ts';
import type { Troubles } from './troubles.ts';

/** What a kiosk is made from. Nothing of Electron: that comes in as functions. */
export type KioskParts = {
  readonly configuration: Configuration;
  readonly identity: Identity;
  readonly identityFile: string;
  readonly key: DeviceKey;
  readonly journalFile: string;
  /** Where it counts what residents look for. */
  readonly lookedForFile: string;
  /** Opens the journal: the one on the disk, unless somebody listens in on it. */
  readonly openJournal?: (settings: JournalSettings) => OpenedJournal;
  readonly journalKey: string;
  readonly version: string;
  readonly bootId: string;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Buffer;
  readonly openTerminal: () => PaymentTerminal;
  readonly rasterise: RasteriseReceipt;
  /** The town's sign at the head of receipts, as it is now. */
  readonly receiptSign: () => MonochromeBitmap | null;
  /** What can be looked up now. */
  readonly content: () => CurrentContent;
  readonly troubles: Troubles;
  readonly nextSequence: () => number;
  readonly show: (view: View) => void;
  /** Hands a key of the keypad on to the screen. */
  readonly onKeypad: (event: KeypadEvent) => void;
  readonly onEnded: () => void;
  /** Starts the program anew: the journal has to be opened and checked again, or a payment cannot be brought to its end. */
  readonly restart: (why: 'journal' | 'payment') => void;
  readonly log: Log;
};
