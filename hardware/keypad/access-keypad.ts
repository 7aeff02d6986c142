import type { KeypadEvent } from '../../domain/keypad/index.ts';
import type { Unsubscribe } from '../device-status.ts';

export type KeypadStatus = { readonly connection: 'online' | 'offline' };

/**
 * A keypad below the screen that is found and told apart by touch: four keys to move and choose, help, speech,
 * headphones, and a socket for a personal switch.
 */
export interface AccessKeypad {
  /** Each key pressed, and each change at the headphone socket. */
  onEvent(listener: (event: KeypadEvent) => void): Unsubscribe;
  /** Whether headphones are plugged in, as far as the keypad has told; false while it is gone. */
  headphones(): boolean;
  /** The last known status, at once. */
  status(): KeypadStatus;
  onStatus(listener: (status: KeypadStatus) => void): Unsubscribe;
  close(): Promise<void>;
}
