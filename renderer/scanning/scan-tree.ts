/** Something that can be pressed, as the page has it. */
export type Leaf<Id> = {
  readonly id: Id;
  /** What it stands in that is gone through as one, the outermost first. */
  readonly groups: readonly Id[];
  /** Neighbours with the same number stand beside each other. */
  readonly line: number;
};

/** One place where the frame stops: something to press, or several that are entered as one. */
export type Stop<Id> =
  | { readonly kind: 'one'; readonly id: Id }
  | {
      readonly kind: 'group';
      /** What the page has around them; null for neighbours that only the scan puts together. */
      readonly group: Id | null;
      readonly stops: readonly Stop<Id>[];
    };

/** So many stops are gone through one by one; of more the neighbours are put together. */
const MOST_STOPS = 7;
const MOST_IN_A_RUN = 4;

/** The stops of a page, in reading order: its groups, and where there are many its lines. A group of one is that one. */
export function stopsOf<Id>(leaves: readonly Leaf<Id>[], depth = 0): readonly Stop<Id>[] {
  const stops: Stop<Id>[] = [];
  const lines: number[] = [];
  for (let at = 0; at < leaves.length; ) {
    const first = leaves[at];
    if (!first) break;
    const group = first.groups[depth];
    const end = group === undefined ? at + 1 : endOf(leaves, at, (leaf) => leaf.groups[depth] === group);
    stops.push(group === undefined ? one(first) : together(group, stopsOf(leaves.slice(at, end), depth + 1)));
    lines.push(first.line);
    at = end;
  }
  return byRuns(byLines(stops, lines));
}

/** Everything that a stop holds, in reading order. */
export const leavesOf = <Id>(stop: Stop<Id>): readonly Id[] =>
  stop.kind === 'one' ? [stop.id] : stop.stops.flatMap(leavesOf);

const one = <Id>({ id }: Leaf<Id>): Stop<Id> => ({ kind: 'one', id });

/** A group inside of which nothing else stands is no step of its own. */
function together<Id>(group: Id | null, stops: readonly Stop<Id>[]): Stop<Id> {
  const [only, ...more] = stops;
  return only && more.length === 0 ? only : { kind: 'group', group, stops };
}

/** Puts single things together that stand beside each other, where there are many. */
function byLines<Id>(stops: readonly Stop<Id>[], lines: readonly number[]): readonly Stop<Id>[] {
  if (stops.length <= MOST_STOPS) return stops;
  // Already no more than one line: it would be itself again.
  if (new Set(lines).size === 1) return stops;
  return inRuns(stops, (at, end) => lines[end] === lines[at]);
}

/** Puts single things together that follow each other, where there are still many. */
function byRuns<Id>(stops: readonly Stop<Id>[]): readonly Stop<Id>[] {
  if (stops.length <= MOST_STOPS) return stops;
  return inRuns(stops, (at, end) => end - at < MOST_IN_A_RUN);
}

function inRuns<Id>(
  stops: readonly Stop<Id>[],
  belongs: (at: number, end: number) => boolean,
): readonly Stop<Id>[] {
  const made: Stop<Id>[] = [];
  for (let at = 0; at < stops.length; ) {
    let end = at + 1;
    while (end < stops.length && stops[at]?.kind === 'one' && stops[end]?.kind === 'one' && belongs(at, end))
      end += 1;
    made.push(together(null, stops.slice(at, end)));
    at = end;
  }
  return made;
}

function endOf<Id>(leaves: readonly Leaf<Id>[], from: number, belongs: (leaf: Leaf<Id>) => boolean): number {
  const end = leaves.findIndex((leaf, at) => at > from && !belongs(leaf));
  return end === -1 ? leaves.length : end;
}
