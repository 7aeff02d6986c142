/** The part of the disk that stays free for the journal, whatever central offers. */
export const LEFT_FREE_BYTES = 200_000_000;
