/** A reference or a number, letter by letter and digit by digit: `W-2026` is said as `W, 2 0 2 6`. */
export function spelled(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => [...part].join(' '))
    .join(', ');
}
