import type { OutOfOrder } from '../session/index.ts';

export type Trouble = OutOfOrder['reason'];

/** Why the kiosk is out of order, as long as it is. The gravest reason is the one shown. */
export type Troubles = {
  readonly current: () => OutOfOrder | null;
  readonly set: (reason: Trouble, staffMessage: string) => void;
  readonly clear: (reason: Trouble) => void;
};

const GRAVEST_FIRST: readonly Trouble[] = ['journal', 'configuration', 'not-enrolled', 'starting'];

export function createTroubles(onChange: () => void): Troubles {
  const messages = new Map<Trouble, string>();
  return {
    current: () => {
      const reason = GRAVEST_FIRST.find((possible) => messages.has(possible));
      return reason ? { reason, staffMessage: messages.get(reason) ?? '' } : null;
    },
    set: (reason, staffMessage) => {
      if (messages.get(reason) === staffMessage) return;
      messages.set(reason, staffMessage);
      onChange();
    },
    clear: (reason) => {
      if (messages.delete(reason)) onChange();
    },
  };
}
