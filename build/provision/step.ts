import type { Machine } from './machine.ts';

/** One thing that is to be so on the machine. */
export type Step = {
  /** What it is, as a person says it: `the unit townhall-kiosk.service`. */
  readonly what: string;
  /** What is not as it should be, in a few words; null when all is. */
  readonly look: (machine: Machine) => string | null;
  /** Makes it so; a sentence when that fails. */
  readonly make: (machine: Machine) => string | null;
};

/** What a program that failed said, short enough for a line. */
export const failure = (what: string, output: string): string =>
  `${what}: ${output.split('\n').slice(-3).join(' ').slice(0, 300) || 'no reason given'}`;
