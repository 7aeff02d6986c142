import type { Timers } from '../../timers/index.ts';
import type { PaymentProgress } from '../payment-terminal.ts';

/** A terminal shows that it waits for a card within this time after it was asked. */
const SHOWS_WITHIN_MS = 2_000;

/** What the resident sees of one payment. */
export type ProgressTeller = {
  /** A step that the terminal tells; one that is the same as the one before it is dropped. */
  readonly tell: (progress: PaymentProgress) => void;
  /** The request has left: the terminal waits for a card soon, whether it says so or not. */
  readonly sent: (mayHear: boolean) => void;
  readonly end: () => void;
};

/** Tells each step once. Where no notification comes, it says itself that the terminal waits for a card. */
export function createProgressTeller(
  timers: Timers,
  tellResident: (progress: PaymentProgress) => void,
): ProgressTeller {
  let last: PaymentProgress | null = null;
  let cancel = () => {};
  const tell = (progress: PaymentProgress): void => {
    cancel();
    if (progress !== last) tellResident(progress);
    last = progress;
  };
  return {
    tell,
    sent: (mayHear) => {
      // What the terminal has told before the last byte of the request left is later than this.
      if (last !== 'starting') return;
      if (mayHear) cancel = timers.after(SHOWS_WITHIN_MS, () => tell('present-card'));
      else tell('present-card');
    },
    end: () => cancel(),
  };
}
