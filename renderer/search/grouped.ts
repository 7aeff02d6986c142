import type { SearchEntry } from './entries.ts';
import type { Hits } from './relevance.ts';

export type FoundGroup = {
  readonly kind: SearchEntry['kind'];
  readonly hits: readonly SearchEntry[];
  /** How many more of this kind there are. */
  readonly more: number;
  /** How many of this kind there are. */
  readonly all: number;
};

/** A service that fits this much worse than the best hit does not come before it. */
const FAR_WORSE = 0.05;

/** The best of each kind, the kind with the best hit first; before it what can be done here, where that is wanted. */
export function grouped(
  { places, scores }: Hits,
  entries: readonly SearchEntry[],
  mostOfAKind: number,
  servicesFirst: boolean,
): readonly FoundGroup[] {
  const score = (place: number): number => scores[place] ?? 0;
  const better = (one: number, other: number): boolean =>
    score(one) > score(other) || (score(one) === score(other) && one < other);
  const kinds = new Map<SearchEntry['kind'], { best: number[]; number: number }>();
  for (const place of places) {
    const kind = entries[place]?.kind;
    if (!kind) continue;
    const group = kinds.get(kind) ?? { best: [], number: 0 };
    kinds.set(kind, group);
    group.number += 1;
    const last = group.best.at(-1);
    if (group.best.length >= mostOfAKind && (last === undefined || !better(place, last))) continue;
    group.best.splice(placeAmong(group.best, place, better), 0, place);
    if (group.best.length > mostOfAKind) group.best.pop();
  }
  const tops = [...kinds].map(([kind, { best, number }]) => ({
    kind,
    best,
    number,
    top: score(best[0] ?? -1),
  }));
  const top = Math.max(0, ...tops.map((group) => group.top));
  const rank = (group: { readonly kind: string; readonly top: number }): number =>
    servicesFirst && group.kind === 'service' && group.top >= top * FAR_WORSE ? Number.MAX_VALUE : group.top;
  return tops
    .sort((one, other) => rank(other) - rank(one))
    .map(({ kind, best, number }) => ({
      kind,
      hits: best.flatMap((place) => entries[place] ?? []),
      more: number - best.length,
      all: number,
    }));
}

/** Where a place belongs among those in order, found by halving. */
function placeAmong(
  inOrder: readonly number[],
  place: number,
  better: (one: number, other: number) => boolean,
): number {
  let [from, until] = [0, inOrder.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (better(inOrder[middle] ?? -1, place)) from = middle + 1;
    else until = middle;
  }
  return from;
}
