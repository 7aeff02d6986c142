/**
 * The texts that the page has in every language from the start: they stand on a screen of another language, or show when nothing else can.
 */
export const SIGNS = [
  'attract.touch',
  'language.title',
  'outOfOrder.startingTitle',
  'restarting.title',
  'restarting.lead',
] as const;
export type Sign = (typeof SIGNS)[number];
