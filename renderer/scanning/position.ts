import { leavesOf, type Stop } from './scan-tree.ts';

/**
 * Where the frame is: the place at each depth, the outermost first. Inside of a group there is one place more than it has stops, the way out
 * of it.
 */
export type Position = readonly number[];

/** What a choice at a position does. */
export type Choice<Id> =
  | { readonly kind: 'moved'; readonly to: Position }
  /** `next`: where the frame continues. */
  | { readonly kind: 'press'; readonly id: Id; readonly next: Position };

/** What the frame is around; null where there is nothing. On the way out of a group it is the group itself. */
export function framedAt<Id>(
  stops: readonly Stop<Id>[],
  position: Position,
): { readonly stop: Stop<Id>; readonly isWayOut: boolean } | null {
  const group = groupsOf(stops, position).at(-1);
  const stop = siblingsAt(stops, position)[position.at(-1) ?? 0];
  if (stop) return { stop, isWayOut: false };
  return group ? { stop: group, isWayOut: true } : null;
}

/** The next place of the same depth; after the last one the first. */
export function movedOn<Id>(stops: readonly Stop<Id>[], position: Position): Position {
  const last = position.at(-1) ?? 0;
  return [...position.slice(0, -1), (last + 1) % Math.max(1, placesAt(stops, position))];
}

/** Chooses what the frame is around: enters a group, leaves it at its way out, or presses. */
export function chosenAt<Id>(
  stops: readonly Stop<Id>[],
  position: Position,
  repeats: (group: Id) => boolean,
): Choice<Id> | null {
  const framed = framedAt(stops, position);
  if (!framed) return null;
  if (framed.isWayOut) return { kind: 'moved', to: position.slice(0, -1) };
  if (framed.stop.kind === 'group') return { kind: 'moved', to: [...position, 0] };
  return { kind: 'press', id: framed.stop.id, next: afterPress(stops, position, repeats) };
}

/** From the keys of a keyboard to its first row, since one letter follows the other; from other groups to where they were entered. */
function afterPress<Id>(
  stops: readonly Stop<Id>[],
  position: Position,
  repeats: (group: Id) => boolean,
): Position {
  const groups = groupsOf(stops, position);
  const keyboard = groups.findLastIndex(({ group }) => group !== null && repeats(group));
  return keyboard === -1 ? position.slice(0, 1) : [...position.slice(0, keyboard + 1), 0];
}

/**
 * Where the frame is when the page has other stops than before: around the same thing, else at the same place of a group that is still there.
 * Null: nothing of where it was is left, as on another screen.
 */
export function keptPosition<Id>(
  before: readonly Stop<Id>[],
  position: Position,
  now: readonly Stop<Id>[],
): Position | null {
  const framed = framedAt(before, position);
  if (!framed) return null;
  const kept: number[] = [];
  const depths = groupsOf(before, position);
  let stops = now;
  for (const [depth, place] of position.entries()) {
    const was = depths[depth] ?? (framed.isWayOut ? null : framed.stop);
    const at = was === null ? stops.length : placeOf(was, stops);
    // Inside of a group that is the same, the same place: the keys of a keyboard are others after each capital letter.
    const found = at === -1 && depth > 0 ? Math.min(place, stops.length - 1) : at;
    if (found < 0) return null;
    kept.push(found);
    const next = stops[found];
    if (next?.kind !== 'group') break;
    stops = next.stops;
  }
  return kept;
}

/** The stop that is what this one was: the same group of the page, else the first that holds something of it. */
function placeOf<Id>(was: Stop<Id>, stops: readonly Stop<Id>[]): number {
  const group = was.kind === 'group' ? was.group : null;
  const same = group === null ? -1 : stops.findIndex((stop) => stop.kind === 'group' && stop.group === group);
  if (same !== -1) return same;
  const held = new Set(leavesOf(was));
  return stops.findIndex((stop) => leavesOf(stop).some((id) => held.has(id)));
}

type Group<Id> = Extract<Stop<Id>, { kind: 'group' }>;

/** The groups that a position is in, the outermost first. */
function groupsOf<Id>(stops: readonly Stop<Id>[], position: Position): readonly Group<Id>[] {
  const groups: Group<Id>[] = [];
  let at = stops;
  for (const place of position.slice(0, -1)) {
    const stop = at[place];
    if (stop?.kind !== 'group') break;
    groups.push(stop);
    at = stop.stops;
  }
  return groups;
}

const siblingsAt = <Id>(stops: readonly Stop<Id>[], position: Position): readonly Stop<Id>[] =>
  groupsOf(stops, position).at(-1)?.stops ?? stops;

/** How many places there are at a depth: inside of a group one more, its way out. */
export const placesAt = <Id>(stops: readonly Stop<Id>[], position: Position): number =>
  siblingsAt(stops, position).length + (position.length > 1 ? 1 : 0);
