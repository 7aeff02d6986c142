import type { SessionCallName, View } from '../../domain/ipc/index.ts';
import type { TransactionEvent } from '../../domain/transaction/index.ts';

/** What the kiosk's process does at one append to its journal. */
export type AppendRule = {
  /**
   * `kill`: ends by SIGKILL. `hold`: stands still until the file `heldBy` is gone. `lie`: acknowledges the entry and
   * keeps nothing.
   */
  readonly act: 'kill' | 'hold' | 'lie';
  readonly when: 'before' | 'after';
  /** The nth append of a transaction's entry from now on, counted from 1; or the first of this kind. */
  readonly nth?: number;
  readonly kind?: TransactionEvent['kind'];
};

/** The one argument of the kiosk's process, as JSON. */
export type KioskOrder = {
  readonly settingsFile: string;
  readonly dataFolder: string;
  readonly rule: AppendRule | null;
};

/** One line of JSON to the process; each is answered by `answer` with the same id. */
export type Command = { readonly id: number } & (
  | { readonly do: 'call'; readonly name: SessionCallName; readonly input: unknown }
  | { readonly do: 'rule'; readonly rule: AppendRule | null }
  | { readonly do: 'story'; readonly transactionIds: readonly string[] }
  | { readonly do: 'turn-clock'; readonly aheadMs: number }
  | { readonly do: 'devices' }
  | { readonly do: 'close' }
);

/** One line of JSON from the process. */
export type Notice =
  | { readonly notice: 'started' }
  | { readonly notice: 'view'; readonly view: View }
  | {
      readonly notice: 'append';
      readonly when: 'before' | 'after';
      readonly nth: number;
      readonly kind: string;
      readonly transactionId: string;
    }
  /** Stands still before or after an append, as the rule says. */
  | { readonly notice: 'held' }
  | { readonly notice: 'restart' }
  | { readonly notice: 'log'; readonly event: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly notice: 'answer'; readonly id: number; readonly answer: unknown };

/** What the journal of a running kiosk tells of transactions. */
export type Story = Readonly<Record<string, readonly TransactionEvent[]>>;

export type DeviceStates = {
  readonly printer: boolean;
  readonly terminal: 'online' | 'offline' | null;
  readonly journal: string | null;
  readonly head: number;
};

/** The file that holds the process while it is there. */
export const holdFile = (dataFolder: string): string => `${dataFolder}/held`;
