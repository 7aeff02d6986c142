import type { KeypadEvent } from '../../domain/keypad/index.ts';

/** Remembers what is plugged into the socket: keypads repeat themselves, and only a change is news. */
export type HeadphoneSocket = {
  readonly isIn: () => boolean;
  /** False for a socket's event that changes nothing; true for all other events. */
  readonly isNews: (event: KeypadEvent) => boolean;
};

export function createHeadphoneSocket(): HeadphoneSocket {
  let isIn = false;
  return {
    isIn: () => isIn,
    isNews: (event) => {
      if (event !== 'headphones-in' && event !== 'headphones-out') return true;
      const before = isIn;
      isIn = event === 'headphones-in';
      return isIn !== before;
    },
  };
}
