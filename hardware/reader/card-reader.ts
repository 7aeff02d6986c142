import type { Unsubscribe } from '../device-status.ts';

export type ReaderStatus = { readonly connection: 'online' | 'offline' };

export type PresentedCard = { readonly cardNumber: string };

/** Why a card was seen and not read. `bank-card`: a payment card's number, which the kiosk must not take. */
export type UnreadableCard = 'too-long' | 'cut-short' | 'not-a-card-number' | 'bank-card';

/** Reads the town's cards (library, resident): their number and nothing else. */
export interface CardReader {
  onCard(listener: (card: PresentedCard) => void): Unsubscribe;
  onUnreadable(listener: (reason: UnreadableCard) => void): Unsubscribe;
  /** The last known status, at once. */
  status(): ReaderStatus;
  onStatus(listener: (status: ReaderStatus) => void): Unsubscribe;
  close(): Promise<void>;
}
