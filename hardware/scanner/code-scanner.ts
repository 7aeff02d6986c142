import type { Unsubscribe } from '../device-status.ts';

export type ScannerStatus = { readonly connection: 'online' | 'offline' };

/** Why something was seen and is no code. */
export type UnreadableCode = 'too-long' | 'cut-short';

/** Reads bar and QR codes. It reports what the code holds and interprets nothing. */
export interface CodeScanner {
  /** Each code as text, 1 to 4096 bytes of UTF-8; control characters and line ends inside are part of it. */
  onCode(listener: (code: string) => void): Unsubscribe;
  onUnreadable(listener: (reason: UnreadableCode) => void): Unsubscribe;
  /** The last known status, at once. */
  status(): ScannerStatus;
  onStatus(listener: (status: ScannerStatus) => void): Unsubscribe;
  close(): Promise<void>;
}
