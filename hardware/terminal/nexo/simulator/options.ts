import { randomBytes } from 'node:crypto';
import { realTimers, type Timers } from '../../../timers/index.ts';
import type { AutoCardholder } from './cardholder.ts';
import type { SharedKey } from './local-crypto.ts';
import type { ChooseMischief } from './mischief.ts';
import type { TerminalTimes } from './payment.ts';

export type TerminalSimulatorOptions = {
  /** A loopback address. */
  readonly host: string;
  /** The transport fixes 8443 (the default); 0 takes a free port. */
  readonly port?: number;
  readonly key: SharedKey;
  /** Model and serial number, as the sale system addresses the terminal. */
  readonly poiId?: string;
  /** Where the terminal's memory and the acquirer's books are kept; in memory when absent. */
  readonly dataDir?: string;
  /** Where the certificate authority is kept; made anew when absent. */
  readonly certificateDir?: string;
  /** Where display notifications are posted; nowhere when absent. */
  readonly notificationUrl?: string;
  /** A person who acts without a command; null or absent waits for `presentCard` and the like. */
  readonly cardholder?: AutoCardholder | null;
  readonly times?: Partial<TerminalTimes & { readonly notificationMs: number }>;
  /** Each display event is sent so often: terminals repeat themselves. */
  readonly notificationRepeats?: number;
  /** Chooses what goes wrong with each message, beside the faults that are set. */
  readonly mischief?: ChooseMischief;
  readonly timers?: Timers;
  readonly now?: () => Date;
  readonly randomBytes?: (count: number) => Buffer;
};

export const DEFAULT_TIMES = {
  authorisationMs: 50,
  cardholderMs: 120_000,
  removalMs: 10_000,
  resultMs: 1_500,
  // How fast the kiosk hears is not what tests of its screens are about.
  notificationMs: 20_000,
} as const;

/** The options with every default in its place. */
export function completeOptions(options: TerminalSimulatorOptions) {
  return {
    host: options.host,
    port: options.port ?? 8443,
    key: options.key,
    poiId: options.poiId ?? 'V400m-324688179',
    dataDir: options.dataDir ?? null,
    certificateDir: options.certificateDir ?? null,
    notificationUrl: options.notificationUrl ?? null,
    cardholder: options.cardholder ?? null,
    times: { ...DEFAULT_TIMES, ...options.times },
    notificationRepeats: options.notificationRepeats ?? 2,
    mischief: options.mischief ?? (() => []),
    timers: options.timers ?? realTimers,
    now: options.now ?? (() => new Date()),
    randomBytes: options.randomBytes ?? randomBytes,
  };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Makes ids of upper case letters and digits; 32 letters, so no byte favours one. */
export const freshIds = (random: (count: number) => Buffer) => (length: number) =>
  Array.from(random(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
