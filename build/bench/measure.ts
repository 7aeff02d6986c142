/** The value below which this share of the samples lies; 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('no samples');
  return value;
}

/** One figure against its baseline, measured in the same run. */
export type Figure = {
  readonly what: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: number | null;
  readonly aim: string;
};

/** Runs both in turn, so that what else the machine does falls on both alike; milliseconds each. */
export async function inTurn(
  rounds: number,
  ours: () => void | Promise<void>,
  baseline: () => void | Promise<void>,
): Promise<{ ours: number[]; baseline: number[] }> {
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of [
      ['ours', ours],
      ['baseline', baseline],
    ] as const) {
      const begun = performance.now();
      await work();
      times[name].push(performance.now() - begun);
    }
  }
  return times;
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`;
