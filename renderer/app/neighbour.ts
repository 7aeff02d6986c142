/** Where the focus is among a group's buttons. `at` is -1 beside them (on the heading); `before`: buttons above that place. */
export type FocusPlace = {
  readonly at: number;
  readonly before: number;
  readonly count: number;
  readonly rightToLeft: boolean;
};

/** The button that an arrow key leads to; from the last it goes round to the first. Null for other keys and empty groups. */
export function neighbour(key: string, { at, before, count, rightToLeft }: FocusPlace): number | null {
  const step = steps(rightToLeft)[key];
  if (step === undefined || count === 0) return null;
  const to = at === -1 ? before + (step === 1 ? 0 : -1) : at + step;
  return (to + count) % count;
}

const steps = (rightToLeft: boolean): Readonly<Record<string, 1 | -1>> => ({
  ArrowDown: 1,
  ArrowUp: -1,
  ArrowRight: rightToLeft ? -1 : 1,
  ArrowLeft: rightToLeft ? 1 : -1,
});
