import { type DraftOf, untilHome } from '../frame/index.ts';

/** The step of the tour through the screen; null: it is not open. */
export const tourDraft: DraftOf<{ readonly at: number | null }> = { empty: { at: null }, staysOn: untilHome };
