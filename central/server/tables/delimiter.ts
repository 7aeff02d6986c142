const DELIMITERS = [',', ';', '\t'] as const;
/** The header of any table of a town is shorter. */
const LONGEST_HEADER = 20_000;

/** The delimiter with which the first line that says something names most of the columns; where none does, the one that it has most often. */
export function delimiterOf(text: string, columns: readonly string[]): string {
  const line = /[^,;\t\s"].*/.exec(text)?.[0].slice(0, LONGEST_HEADER) ?? '';
  const known = new Set(columns);
  const score = (delimiter: string): number => {
    const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase());
    return cells.filter((cell) => known.has(cell)).length * 1_000 + cells.length;
  };
  return DELIMITERS.reduce<string>((best, one) => (score(one) > score(best) ? one : best), ',');
}
