import type { Unsubscribe } from '../../../device-status.ts';
import type { LedgerEntry } from './acquirer.ts';
import type { AutoCardholder } from './cardholder.ts';
import type { TestCard } from './cards.ts';
import type { TerminalDisplay } from './display.ts';
import type { Memory, TerminalFault, TransactionFault } from './faults.ts';
import type { PeriodTotals } from './periods.ts';
import type { ReceivedRequest } from './request-log.ts';
import type { Tender } from './tender-store.ts';

/** What the bench shows of the terminal. */
export type TerminalSimulatorState = {
  readonly power: 'on' | 'off';
  readonly listening: boolean;
  readonly display: TerminalDisplay;
  readonly active: Tender | null;
  readonly faults: readonly TerminalFault[];
  readonly queuedFaults: number;
};

/** A card terminal made of software, with the person in front of it and the bank behind it. */
export type TerminalSimulator = {
  readonly host: string;
  readonly port: number;
  readonly poiId: string;
  /** The root certificate to pin. */
  readonly caPem: string;
  /** Every movement of money: the truth that kiosk and central have to agree with. */
  ledger(): readonly LedgerEntry[];
  /** Charged minus reversed for one transaction of the sale system, in minor units. */
  netChargedMinor(saleTransactionId: string): number;
  /** The name of the present reconciliation period, and what was booked in it. */
  totals(): { readonly periodId: string; readonly groups: readonly PeriodTotals[] };
  /** The person's acts. Each returns false when the terminal is not waiting for it. */
  presentCard(card: TestCard): boolean;
  enterPin(pin: 'ok' | 'wrong'): boolean;
  cancel(): boolean;
  removeCard(): boolean;
  /** Lets a person act without a command, or (null) not. */
  setCardholder(auto: AutoCardholder | null): void;
  /** Replaces the faults that last until cleared. */
  setFaults(...faults: readonly TerminalFault[]): Promise<void>;
  /** Adds faults for one coming payment (a reversal, if one is a fault of reversals alone); call again for the one after. */
  faultNext(...faults: readonly TransactionFault[]): void;
  faultNextReversal(...faults: readonly TransactionFault[]): void;
  clearFaults(): Promise<void>;
  /** Ends what `slow` and `late-approval` wait for, now. */
  release(): void;
  /** `lost`: it comes back without its memory of transactions; the bank's books stand elsewhere. */
  powerOff(memory?: Memory): Promise<void>;
  powerOn(): Promise<void>;
  display(): TerminalDisplay;
  state(): TerminalSimulatorState;
  onChange(listener: (state: TerminalSimulatorState) => void): Unsubscribe;
  /** The newest requests that reached the terminal. */
  requests(): readonly ReceivedRequest[];
  notificationsDropped(): number;
  close(): Promise<void>;
};
