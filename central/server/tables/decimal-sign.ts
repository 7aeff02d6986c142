/** What separates the decimals of a file's numbers. */
export type DecimalSign = '.' | ',';

export type FoundSign =
  | { readonly kind: 'sign'; readonly sign: DecimalSign }
  | { readonly kind: 'mixed'; readonly line: number };

/** The decimal sign of a column of numbers. A file has one: `1.234` beside `1,50` could be either. */
export function decimalSignOf(
  numbers: Iterable<{ readonly line: number; readonly cell: string }>,
): FoundSign {
  let found: DecimalSign | null = null;
  for (const { line, cell } of numbers) {
    const sign = cell.includes(',') ? ',' : cell.includes('.') ? '.' : null;
    if (sign === null) continue;
    if ((found !== null && found !== sign) || (cell.includes(',') && cell.includes('.')))
      return { kind: 'mixed', line };
    found = sign;
  }
  return { kind: 'sign', sign: found ?? '.' };
}

/** A number with a decimal point; what is no number stays as it is. */
export const withPoint = (cell: string, sign: DecimalSign): string =>
  sign === ',' ? cell.trim().replace(',', '.') : cell.trim();
