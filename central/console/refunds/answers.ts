import { dialogTexts } from './texts.ts';

/** Somebody else was first, or the page is old. */
export const meanwhileInWords = ({ by }: { readonly by: string | null }): string =>
  by === null ? dialogTexts.meanwhile : `${dialogTexts.meanwhileBy} ${by}.`;
