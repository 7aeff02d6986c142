import { type Sample, samples } from './catalogue.ts';

/**
 * The samples that a test goes through, each with its place among all; `SAMPLES=home,review` leaves the others out, for a run that shows one
 * thing.
 */
export function wantedSamples(): readonly (readonly [number, Sample])[] {
  const names = process.env.SAMPLES?.split(',') ?? [];
  return [...samples.entries()].filter(([, { name }]) => names.length === 0 || names.includes(name));
}
