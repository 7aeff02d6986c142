import { type Money, toDecimal } from '../../../../domain/money/index.ts';

export type DisplayState =
  | 'off'
  | 'idle'
  | 'present-card'
  | 'pin'
  | 'authorising'
  | 'approved'
  | 'declined'
  | 'remove-card'
  | 'reversing';

/** What stands on the terminal's own screen. */
export type TerminalDisplay = { readonly state: DisplayState; readonly lines: readonly string[] };

/** The text for a state; the amount stands above it while there is one. */
export function displayOf(state: DisplayState, amount: Money | null, note?: string): TerminalDisplay {
  const total = amount ? [`TOTAL ${toDecimal(amount)} ${amount.currency}`] : [];
  return { state, lines: [...total, ...TEXTS[state], ...(note === undefined ? [] : [note])] };
}

const TEXTS: Readonly<Record<DisplayState, readonly string[]>> = {
  off: [],
  idle: ['WELCOME'],
  'present-card': ['present card'],
  pin: ['PIN'],
  authorising: ['authorising'],
  approved: ['approved'],
  declined: ['declined'],
  'remove-card': ['remove card'],
  reversing: ['reversal'],
};
