const LF = 10;
const CR = 13;

/** How many line ends a file has, whatever they are. */
export function linesOf(bytes: Uint8Array): number {
  let [feeds, returns] = [0, 0];
  for (const byte of bytes) {
    if (byte === LF) feeds += 1;
    else if (byte === CR) returns += 1;
  }
  return Math.max(feeds, returns);
}
