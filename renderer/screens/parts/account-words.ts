import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What the number on a bill is called, and the question for it. */
export type AccountWords = { readonly number: string; readonly question: string };

/** The town's own words for the number on its bills; the product's where the town has none. */
export function useAccountWords(): AccountWords {
  const { words } = useKiosk().settings.town.definition;
  const { say, ofTown } = useTexts();
  return words
    ? { number: ofTown(words.accountNumber).text, question: ofTown(words.accountNumberQuestion).text }
    : { number: say('account.number.label'), question: say('account.number.title') };
}
