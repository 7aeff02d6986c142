import type { Texts } from '../../i18n/index.ts';

/** What moves a receipt that is longer than its room. */
export const receiptWords = ({ say }: Pick<Texts, 'say'>) => ({
  more: say('done.more'),
  top: say('done.top'),
});
