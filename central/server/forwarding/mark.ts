import { sha256 } from '../hash/index.ts';

/** How the mark looks in a report that came from a central, for PostgreSQL's `~`. */
export const MARK_PATTERN = String.raw`\[ref \S+ [a-p]{16}\]`;

/**
 * What a forwarded description ends with: our number for the people who read it, and sixteen letters by which we find the
 * report again. Letters, because servers may take numbers out of what they show.
 */
export const markOf = (townId: string, requestId: string): string =>
  `[ref ${requestId} ${lettersOf(townId, requestId)}]`;

/** The letters of a report: 64 bits, a letter for each four. */
export function lettersOf(townId: string, requestId: string): string {
  const digest = sha256(`${townId}\n${requestId}`).slice(0, 16);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
