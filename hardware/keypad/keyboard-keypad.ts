import type { KeypadEvent } from '../../domain/keypad/index.ts';
import { createListeners } from '../serial-lines/index.ts';
import type { AccessKeypad, KeypadStatus } from './access-keypad.ts';
import { createHeadphoneSocket } from './headphone-socket.ts';

/** A keypad that the machine takes for a USB keyboard: most of them do, with function keys from F13 on. */
export type KeyboardKeypad = AccessKeypad & {
  /** Takes a key by its DOM name (`F18`). True when it is one of the keypad's: then nobody else may have it. */
  readonly take: (key: string, isPressed: boolean) => boolean;
};

/** @param keys the keypad's events by DOM key name. */
export function createKeyboardKeypad(keys: Readonly<Partial<Record<KeypadEvent, string>>>): KeyboardKeypad {
  const events = createListeners<KeypadEvent>();
  const statuses = createListeners<KeypadStatus>();
  const socket = createHeadphoneSocket();
  const byName = new Map(Object.entries(keys).map(([event, name]) => [name, event as KeypadEvent] as const));
  return {
    onEvent: events.add,
    headphones: socket.isIn,
    // A keyboard that is unplugged sends nothing: assume that it is connected.
    status: () => ({ connection: 'online' }),
    onStatus: statuses.add,
    take: (key, isPressed) => {
      const event = byName.get(key);
      if (!event) return false;
      if (isPressed && socket.isNews(event)) events.tell(event);
      return true;
    },
    close: async () => events.clear(),
  };
}
