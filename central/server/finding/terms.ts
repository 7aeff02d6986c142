/** An amount as a word of its own kind: `41.20` is not the bill 4120. */
export const amountTerm = (amountMinor: number): string => `amount:${amountMinor}`;

/** The end of a long number by which it is found, however it is grouped and with or without its country code. */
const TAIL = 7;

export function tailTerms(text: string): readonly string[] {
  const digits = text.replaceAll(/\D/g, '');
  return digits.length >= TAIL && /^[\d\s()+/.-]+$/.test(text.trim()) ? [`tail:${digits.slice(-TAIL)}`] : [];
}
