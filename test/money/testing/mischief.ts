import type {
  ChooseMischief,
  Mischief,
  TerminalFault,
} from '../../../hardware/terminal/nexo/simulator/index.ts';

/**
 * All that a terminal does wrong with a message: late, never, twice, wrongly, partially; forgetting, remembering something else,
 * losing power. Its totals are always true, and what the bank itself refuses it does not charge: nothing else could tell.
 */
const ANY: readonly TerminalFault[] = [
  { kind: 'slow', delayMs: 4_000 },
  { kind: 'slow', delayMs: 400_000 },
  { kind: 'answer-lost' },
  { kind: 'answer-withheld' },
  { kind: 'request-lost' },
  { kind: 'doubled-answer' },
  { kind: 'garbled-answer' },
  { kind: 'tampered-answer' },
  { kind: 'wrong-reference' },
  { kind: 'wrong-terminal' },
  { kind: 'wrong-kiosk' },
  { kind: 'wrong-category' },
  { kind: 'wrong-transaction' },
  { kind: 'wrong-amount', amountMinor: 1_428 },
  { kind: 'wrong-amount', amountMinor: 1_428, in: 'answer' },
  { kind: 'wrong-currency', in: 'answer' },
  { kind: 'partial-approval' },
  { kind: 'partial-reversal' },
  { kind: 'partial-reversal', said: 'success' },
  { kind: 'reversal-refused' },
  { kind: 'reversal-answer-lost' },
  { kind: 'decline', errorCondition: 'Refusal' },
  { kind: 'host-unreachable' },
  { kind: 'late-approval', afterMs: 200_000 },
  { kind: 'late-charge', afterMs: 300_000 },
  { kind: 'late-charge', afterMs: 1_200_000 },
  { kind: 'late-charge', afterMs: 300_000, forgotten: true },
  { kind: 'done-though-denied', errorCondition: 'Aborted' },
  { kind: 'done-though-denied', errorCondition: 'Aborted', afterMs: 60_000 },
  { kind: 'power-loss', at: 'before-authorisation' },
  { kind: 'power-loss', at: 'after-authorisation' },
  { kind: 'power-loss', at: 'after-authorisation', memory: 'lost' },
  { kind: 'status-silent' },
  { kind: 'status-forgets' },
  { kind: 'status-in-progress' },
  { kind: 'status-garbled' },
  { kind: 'status-other-tender' },
  { kind: 'status-other-amount', amountMinor: 660, partial: true },
  { kind: 'status-other-amount', amountMinor: 1_428 },
];

/** How many kinds of mischief a world knows: with a few that come again and again, one meets what another has left behind. */
const FEWEST = 3;
const MOST = 12;

/** Something wrong with this share of the messages, sometimes two things at once; each world has its own few kinds of it. */
export function mischiefBy(random: () => number, share: () => number): ChooseMischief {
  const any = (): TerminalFault => ANY[Math.floor(random() * ANY.length)] ?? { kind: 'doubled-answer' };
  const known = Array.from({ length: FEWEST + Math.floor(random() * (MOST - FEWEST + 1)) }, any);
  const one = (): TerminalFault => known[Math.floor(random() * known.length)] ?? any();
  return (): Mischief => {
    if (random() >= share()) return [];
    return random() < 0.2 ? [one(), one()] : [one()];
  };
}
