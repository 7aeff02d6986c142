/** What a command came to: lines for the one who reads the terminal, or one sentence that says why it did nothing. */
export type Outcome =
  | { readonly kind: 'done'; readonly lines: readonly string[] }
  | { readonly kind: 'refused'; readonly sentence: string };

export const done = (...lines: readonly string[]): Outcome => ({ kind: 'done', lines });

/** Input that a command cannot work with; `run` reports its sentence. */
export class BadInput extends Error {}
