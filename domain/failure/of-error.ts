/** What a caught error says, for a log or for staff. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The stable name of a caught error, such as `ENOENT`; null for one that has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
