const MOST_UNITS = 100_000;
const DEEPEST = 12;

/**
 * Whether an input from the renderer is small enough to look at: characters, bytes and entries together at most 100,000,
 * nested at most 12 deep. Stops counting at the first excess, so that 50 MB cost no more than 100 kB.
 */
export function withinBounds(input: unknown): boolean {
  let left = MOST_UNITS;
  const count = (value: unknown, depth: number): boolean => {
    left -= 1;
    if (typeof value === 'string') left -= value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) left -= value.byteLength;
    if (left < 0) return false;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
    if (depth >= DEEPEST || value instanceof Map || value instanceof Set) return false;
    for (const name in value) {
      left -= name.length;
      if (!count((value as Record<string, unknown>)[name], depth + 1)) return false;
    }
    return true;
  };
  return count(input, 0);
}
