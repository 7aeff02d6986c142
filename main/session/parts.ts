import type { Content } from '../../domain/content/index.ts';
import type { RestartNotice, View } from '../../domain/ipc/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import type { Town } from '../../domain/town/index.ts';
import type { ReceiptPrinter } from '../../hardware/printer/index.ts';
import type { PaymentTerminal } from '../../hardware/terminal/index.ts';
import type { Journal } from '../journal/index.ts';
import type { KeptLookedFor } from '../looked-for/index.ts';
import type { Numbers } from '../queue/index.ts';
import type { CentralClient } from '../sync/index.ts';
import type { Runner } from '../transaction/index.ts';
import type { IdleTimes } from './idle.ts';

/** Why the kiosk is out of order, and what staff should know of it. */
export type OutOfOrder = {
  readonly reason: 'journal' | 'configuration' | 'not-enrolled' | 'starting';
  readonly staffMessage: string;
};

/** What sessions work with. */
export type SessionParts = {
  readonly town: Town;
  readonly runner: Runner;
  readonly journal: Pick<Journal, 'personal'>;
  readonly client: CentralClient;
  readonly terminal: Pick<PaymentTerminal, 'status' | 'checkStatus'>;
  readonly printer: Pick<ReceiptPrinter, 'status' | 'print'>;
  readonly numbers: Pick<Numbers, 'ask' | 'hasOwn'>;
  /** What can be looked up now. */
  readonly content: () => Content;
  /** What residents look for, counted. */
  readonly lookedFor: Pick<KeptLookedFor, 'counts' | 'sessionOver'>;
  readonly centralReached: () => boolean;
  readonly outOfOrder: () => OutOfOrder | null;
  /** How a payment that a restart cut off has ended, as long as that is shown. */
  readonly notice: () => RestartNotice | null;
  /** Whether headphones are plugged in at the keypad. */
  readonly headphones: () => boolean;
  readonly idle: IdleTimes;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly newId: () => string;
  /** Grows over everything that this start of the kiosk shows: an older view never replaces a newer one. */
  readonly nextSequence: () => number;
  readonly show: (view: View) => void;
  /** Keeps what happened outside of transactions. */
  readonly note: (event: KioskEvent) => void;
  /** A session is over: whatever could keep something of it is emptied. */
  readonly onEnded: () => void;
};
