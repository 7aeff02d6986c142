import { neighbour } from './neighbour.ts';

/** The stop that an arrow key leads to from where the focus is, in reading order and round; null for other keys and where there is none. */
export function stopTowards(
  key: string,
  stops: readonly HTMLElement[],
  from: Element,
  rightToLeft = false,
): HTMLElement | null {
  const at = (stops as readonly Element[]).indexOf(from);
  const before = stops.filter((stop) => precedes(stop, from)).length;
  const to = neighbour(key, { at, before, count: stops.length, rightToLeft });
  return to === null ? null : (stops[to] ?? null);
}

const precedes = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
