/** The screen from which each is reached: there the way back leads. Null: the first screen of the kiosk. */
const BEFORE = {
  menu: null,
  choose: 'menu',
  chosen: 'choose',
  type: 'menu',
  typed: 'type',
  number: 'menu',
  bills: 'number',
  review: 'bills',
  'present-card': 'review',
  'enter-pin': 'present-card',
  'remove-card': 'enter-pin',
  paid: 'menu',
} as const;

export type PracticeStep = keyof typeof BEFORE;

export const stepBefore = (step: PracticeStep): PracticeStep | null => BEFORE[step];

/** What the terminal asks for, one after the other. */
export const AT_TERMINAL = ['present-card', 'enter-pin', 'remove-card'] as const;
export type AtTerminal = (typeof AT_TERMINAL)[number];

/** The last question of the terminal leads to the end. */
export const afterTerminal = (step: AtTerminal): PracticeStep =>
  AT_TERMINAL[AT_TERMINAL.indexOf(step) + 1] ?? 'paid';

/** The exercises by their first steps, in the order in which they become harder. */
export const EXERCISES = ['choose', 'type', 'number'] as const;
export type Exercise = (typeof EXERCISES)[number];
