import { compactNumber } from '../../../domain/codes/index.ts';
import { foldLetters, nameWords, wordsRunTogether } from '../../../domain/letters/index.ts';
import type { PersonalData } from '../../../domain/personal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import { amountTerm, tailTerms } from './terms.ts';

/** An answer that is longer is a story, and no one finds a payment by it. */
const LONGEST_ANSWER = 120;
/** So many words lead to one transaction. */
const MOST_TERMS = 200;

type Known = {
  readonly state: Transaction;
  /** What residents gave, as long as it has not been erased. */
  readonly personal: readonly PersonalData[];
  /** Of the booking that it is. */
  readonly bookingReference: string | null;
};

/** The words by which a transaction is found: all that a caller may know of it. */
export function searchTerms({ state, personal, bookingReference }: Known): string[] {
  const terms = new Set<string>();
  const add = (...some: readonly string[]): void => some.forEach((term) => void terms.add(term));
  const addNumber = (number: string): void =>
    add(foldLetters(number), compactNumber(number).toLowerCase(), ...tailTerms(number));
  addNumber(state.reference);
  if (bookingReference !== null) addNumber(bookingReference);
  for (const line of state.lines) if ('billNumber' in line) addNumber(line.billNumber);
  if (state.total) add(amountTerm(state.total.amountMinor));
  const { payment } = state;
  if (payment.kind === 'approved') {
    const { card, authorisationCode, terminalTransactionId, amount } = payment.payment;
    add(amountTerm(amount.amountMinor), foldLetters(authorisationCode), foldLetters(terminalTransactionId));
    add(...(card?.maskedNumber.match(/\d{4}$/) ?? []));
  }
  for (const data of personal) {
    if (data.kind === 'account') {
      addNumber(data.accountNumber);
      add(...nameTerms(data.holderName));
    }
    if (data.kind === 'email') add(foldLetters(data.address));
    if (data.kind === 'answers')
      for (const text of textsIn(data.answers))
        add(foldLetters(text), ...nameTerms(text), ...tailTerms(text));
  }
  terms.delete('');
  return [...terms].slice(0, MOST_TERMS);
}

const nameTerms = (name: string): readonly string[] => [...nameWords(name).flat(), ...wordsRunTogether(name)];

/** Every text in what was answered, however deep: a person's names, a street, a telephone number. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length <= LONGEST_ANSWER ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const texts = Object.values(value).flatMap(textsIn);
  // A person's names belong together, whatever the order in which they are asked for.
  return 'family' in value && 'given' in value ? [...texts, `${value.given} ${value.family}`] : texts;
}
