import type { WaitsFor } from '../../domain/release/index.ts';

/** How the kiosk stands, as far as it decides whether another release may start now. */
export type KioskStanding = {
  /** The journal is open, and takes entries. */
  readonly journal: boolean;
  /** What it reaches now, by name. */
  readonly reached: readonly string[];
  /** Nobody stands at the screen. */
  readonly unused: boolean;
  /** Money may be on its way, for anybody; also while nobody knows. */
  readonly paymentOpen: boolean;
};

/** What a release that is ready waits for; null when it may start now. The longest wait first: IT staff read it. */
export function waitsFor(
  { journal, unused, paymentOpen }: KioskStanding,
  windowOpen: boolean,
): WaitsFor | null {
  if (!windowOpen) return 'window';
  if (paymentOpen || !journal) return 'payment';
  return unused ? null : 'idle';
}
