import type { Hits } from './relevance.ts';

/** Reciprocal rank fusion as Cormack, Clarke and Buettcher describe it: the first ranks of a list do not count for everything. */
const SOFTENING = 60;
/** What comes later in a list than this says nothing. */
const DEEPEST = 60;

/** Several rankings of the same things as one: what is early in many of them comes first. */
export function fused(rankings: readonly Hits[]): Hits {
  const size = Math.max(0, ...rankings.map(({ scores }) => scores.length));
  const scores = new Float64Array(size);
  const places: number[] = [];
  for (const hits of rankings)
    bestOf(hits).forEach((place, rank) => {
      if (scores[place] === 0) places.push(place);
      scores[place] = (scores[place] ?? 0) + 1 / (SOFTENING + rank);
    });
  return { places, scores };
}

/** The places of the best hits, the best first. */
export function bestOf({ places, scores }: Hits): readonly number[] {
  const score = (place: number): number => scores[place] ?? 0;
  if (places.length <= DEEPEST)
    return [...places].sort((one, other) => score(other) - score(one) || one - other);
  const sorted = new Float64Array(places.length);
  for (const [at, place] of places.entries()) sorted[at] = score(place);
  sorted.sort();
  const least = sorted[sorted.length - DEEPEST] ?? 0;
  return places
    .filter((place) => score(place) >= least)
    .sort((one, other) => score(other) - score(one) || one - other)
    .slice(0, DEEPEST);
}
