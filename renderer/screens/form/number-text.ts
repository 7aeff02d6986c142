/** Reads a number as people type it, with a point or a comma before its decimals; NaN when it is none. */
export function readNumber(typed: string): number {
  const match = /^-?\d{1,10}(?:[.,]\d{1,3})?$/.test(typed.trim());
  return match ? Number(typed.trim().replace(',', '.')) : Number.NaN;
}

/** The number with the decimal sign of the language and no grouping, to be typed on. */
export function writeNumber(value: number, language: string): string {
  const format = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    useGrouping: false,
    maximumFractionDigits: 3,
  });
  return format.format(value);
}
