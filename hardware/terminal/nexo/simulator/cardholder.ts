import type { Timers } from '../../../timers/index.ts';
import type { TestCard } from './cards.ts';

/** What can happen at the terminal while it waits. `abort` comes from the sale system, all else from the person. */
export type TerminalAction =
  | { readonly kind: 'present'; readonly card: TestCard }
  | { readonly kind: 'pin'; readonly pin: 'ok' | 'wrong' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'abort' };

/** A person who acts without a command: presents this card, types the PIN, takes the card back. */
export type AutoCardholder = {
  readonly card: TestCard;
  readonly cardDelayMs: number;
  readonly pinDelayMs: number;
  readonly removeDelayMs: number;
};

export type Cardholder = {
  /** Does something at the terminal. Returns false when the terminal is not waiting for it. */
  act(action: TerminalAction): boolean;
  /** Waits for one of these, at most `deadlineMs`. */
  waitFor(
    kinds: readonly TerminalAction['kind'][],
    deadlineMs: number,
  ): Promise<TerminalAction | { kind: 'timeout' | 'stopped' }>;
  setAuto(auto: AutoCardholder | null): void;
  /** Ends the present wait and all later ones: the terminal lost power. */
  stop(): void;
};

/** The person in front of the terminal, told what to do by a test or the bench, or acting by itself. */
export function createCardholder(timers: Timers, initial: AutoCardholder | null): Cardholder {
  let auto = initial;
  let waiter: Waiter | null = null;
  let presented: TestCard | null = null;
  let stopped = false;
  let cancelAuto = () => {};

  const settle = (outcome: TerminalAction | { kind: 'timeout' | 'stopped' }) => {
    const settled = waiter;
    waiter = null;
    cancelAuto();
    settled?.cancelDeadline();
    settled?.resolve(outcome);
  };
  const act = (action: TerminalAction): boolean => {
    if (!waiter?.kinds.includes(action.kind)) return false;
    if (action.kind === 'present') presented = action.card;
    settle(action);
    return true;
  };
  const actByItself = () => {
    cancelAuto();
    const next = waiter && auto ? nextAction(waiter.kinds, auto, presented) : null;
    if (next) cancelAuto = timers.after(next.delayMs, () => void act(next.action));
  };

  return {
    act,
    waitFor: (kinds, deadlineMs) =>
      new Promise((resolve) => {
        if (stopped) return resolve({ kind: 'stopped' });
        if (waiter) settle({ kind: 'stopped' });
        const cancelDeadline = timers.after(deadlineMs, () => settle({ kind: 'timeout' }));
        waiter = { kinds, cancelDeadline, resolve };
        actByItself();
      }),
    setAuto(next) {
      auto = next;
      actByItself();
    },
    stop() {
      stopped = true;
      settle({ kind: 'stopped' });
    },
  };
}

type Waiter = {
  readonly kinds: readonly TerminalAction['kind'][];
  readonly cancelDeadline: () => void;
  readonly resolve: (outcome: TerminalAction | { kind: 'timeout' | 'stopped' }) => void;
};

function nextAction(
  kinds: readonly TerminalAction['kind'][],
  auto: AutoCardholder,
  presented: TestCard | null,
): { action: TerminalAction; delayMs: number } | null {
  if (kinds.includes('present'))
    return { action: { kind: 'present', card: auto.card }, delayMs: auto.cardDelayMs };
  if (kinds.includes('pin')) {
    const pin = (presented ?? auto.card).pin === 'forgotten' ? 'wrong' : 'ok';
    return { action: { kind: 'pin', pin }, delayMs: auto.pinDelayMs };
  }
  if (kinds.includes('remove')) return { action: { kind: 'remove' }, delayMs: auto.removeDelayMs };
  return null;
}
