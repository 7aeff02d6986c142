import { Percent } from '../../../domain/release/index.ts';

/** The percentage that a person typed; null when it is none. */
export const percentOf = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) ? (Percent.safeParse(Number(text)).data ?? null) : null;
