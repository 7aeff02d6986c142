import type { CardProtocol } from './apdu.ts';

/** What a call to PC/SC gave: its value, or the code of its failure (winscard.h; 0x80100002 and so on). */
export type PcscResult<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly code: number };

export type ReaderState = {
  readonly reader: string;
  /** Bits of SCARD_STATE; the upper 16 count insertions and removals. */
  readonly state: number;
  /** Answer to reset; empty without a card. */
  readonly atr: Uint8Array;
};

/** The calls of PC/SC that the kiosk makes. Each waits off the event loop, and one goes on at a time. */
export type PcscLibrary = { establish(): Promise<PcscResult<PcscContext>> };

export type PcscContext = {
  /** Empty when none is plugged in. */
  readers(): Promise<PcscResult<readonly string[]>>;
  /** Waits until a reader is no longer as told here. Failure 0x8010000A after the time. */
  waitForChange(
    states: readonly ReaderState[],
    timeoutMs: number,
  ): Promise<PcscResult<readonly ReaderState[]>>;
  connect(reader: string): Promise<PcscResult<PcscCard>>;
  /** Makes the wait that goes on return at once. */
  cancel(): Promise<void>;
  release(): Promise<void>;
};

export type PcscCard = {
  readonly protocol: CardProtocol;
  transmit(command: Uint8Array): Promise<PcscResult<Uint8Array>>;
  disconnect(): Promise<void>;
};

/** Codes that decide what is done next. */
export const PCSC = {
  timeout: 0x8010000a,
  noReaders: 0x8010002e,
  /** No card, card reset, card removed. */
  cardGone: [0x8010000c, 0x80100068, 0x80100069],
};

/** Bits of a reader's state. */
export const STATE = {
  changed: 0x0002,
  unknown: 0x0004,
  unavailable: 0x0008,
  present: 0x0020,
  mute: 0x0200,
} as const;

/** A reader that does not exist: its state changes whenever a reader is plugged in or pulled out. */
export const PLUG_NOTICE = '\\\\?PnP?\\Notification';
