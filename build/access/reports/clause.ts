/** A requirement by its number and title; of a success criterion with its level. */
export type Clause = { readonly number: string; readonly title: string; readonly level?: 'A' | 'AA' | 'AAA' };

export type Chapter = { readonly title: string; readonly clauses: readonly Clause[] };

/** Clauses from lines such as `5.3 Biometrics` or `1.1.1 A Non-text Content`. */
export const clausesOf = (lines: string): readonly Clause[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, number = '', level, title = ''] = /^\s*([\d.]+) (?:(A{1,3}) )?(.+)$/.exec(line) ?? [];
      return { number, title, ...(level ? { level: level as 'A' | 'AA' | 'AAA' } : {}) };
    });
