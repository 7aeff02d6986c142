import type { Place } from '../link/index.ts';

/** The page of one day of books. */
export const dayPlace = (day: string): Place => ({ to: '/settlement/$day', params: { day } });
