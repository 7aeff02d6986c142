/** A pause or deadline that doubles with every try in vain, up to a bound, and is short again when all is well. */
export type GrowingTime = {
  /** The time of the next try, in milliseconds. */
  readonly currentMs: () => number;
  /** Gives the time of this try and lets it grow for the one after. */
  readonly take: () => number;
  readonly reset: () => void;
};

export function growingTime(firstMs: number, longestMs: number): GrowingTime {
  let currentMs = firstMs;
  return {
    currentMs: () => currentMs,
    take: () => {
      const takenMs = currentMs;
      currentMs = Math.min(currentMs * 2, longestMs);
      return takenMs;
    },
    reset: () => {
      currentMs = firstMs;
    },
  };
}
