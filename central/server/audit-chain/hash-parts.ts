/** What the first link of a chain follows. */
export const NO_HASH = '0'.repeat(64);

/** What the database joins and hashes: each part as its length in bytes, and itself. */
export const partsOf = (...parts: readonly string[]): string =>
  parts.map((text) => `${Buffer.byteLength(text)}:${text}`).join('');

/** How the database writes an instant into what it hashes: in UTC, to the microsecond. */
export const INSTANT_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

/** How many links are read at once. */
export const AT_ONCE = 5_000;
