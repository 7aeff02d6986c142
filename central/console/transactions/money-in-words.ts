import type { z } from 'zod';
import type { DeliveryRefusal } from '../../../domain/transaction/index.ts';
import type { MoneyStanding, TransactionSummary } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { spelled } from '../words/index.ts';

type Summary = Pick<z.infer<typeof TransactionSummary>, 'standing' | 'kioskSays' | 'refusal'>;
export type MoneyInWords = { readonly word: string; readonly sentence: string; readonly tone: Tone };

/** Where the money stands, each as a word for lists, filters and sums. */
export const standingWords: Readonly<Record<MoneyStanding, string>> = {
  'not-charged': 'Not charged',
  accepted: 'Accepted',
  refused: 'Refused',
  corrected: 'Accepted with corrections',
  unknown: 'Not known yet',
  delivering: 'Charged',
  delivered: 'Paid',
  reversing: 'Refunding',
  reversed: 'Refunded',
  clerk: 'Needs a clerk',
  settled: 'Settled',
  contradiction: 'Contradiction',
};

const tones: Readonly<Record<MoneyStanding, Tone>> = {
  'not-charged': 'plain',
  accepted: 'good',
  refused: 'bad',
  corrected: 'good',
  unknown: 'warn',
  delivering: 'warn',
  delivered: 'good',
  reversing: 'warn',
  reversed: 'plain',
  clerk: 'bad',
  settled: 'plain',
  contradiction: 'bad',
};

const refusals: Readonly<Record<DeliveryRefusal | 'not-held', string>> = {
  'not-held': 'central never held these bills for it',
  'already-paid': 'the bill was already paid',
  overpaid: 'it was more than was still unpaid',
  'unknown-bill': 'central does not know the bill',
  'unknown-service': 'central does not know the service',
  'not-valid': 'the answers do not follow the rules of the service',
  'slot-taken': 'someone else has since booked the time',
};

/** Why central refused a payment, as the end of a sentence. */
export const refusalInWords = (refusal: string): string =>
  refusals[refusal as DeliveryRefusal] ?? spelled(refusal).toLowerCase();

/** Where the money of a transaction stands: a word, and a sentence for those who look closer. */
export const moneyInWords = (summary: Summary): MoneyInWords => ({
  word: standingWords[summary.standing],
  sentence: sentenceOf(summary),
  tone: tones[summary.standing],
});

function sentenceOf({ standing, kioskSays, refusal }: Summary): string {
  const why = refusal ? refusalInWords(refusal) : '';
  switch (standing) {
    case 'not-charged':
      return 'As far as the kiosk knows, nothing was charged.';
    case 'accepted':
      return 'It was free of charge. Central accepted it.';
    case 'refused':
      return `It was free of charge. Central refused it: ${why}.`;
    case 'corrected':
      return 'It was free of charge. Central refused what was sent, and a clerk accepted it with corrected answers.';
    case 'unknown':
      return 'The terminal has not said how the payment ended. The kiosk keeps asking it.';
    case 'delivering':
      return 'The card was charged. Central has not booked the payment yet.';
    case 'delivered':
      if (kioskSays === 'delivered') return 'The card was charged and the bills are booked as paid.';
      return kioskSays === 'delivering'
        ? 'The card was charged and the bills are booked as paid. The kiosk has not confirmed it yet.'
        : 'A clerk found that the card was charged, and the payment is booked. The kiosk has not confirmed it.';
    case 'reversing':
      return why
        ? `The card was charged, but central refused the payment because ${why}. The kiosk is refunding it.`
        : 'An abandoned payment was approved late. The kiosk is refunding it.';
    case 'reversed':
      return why
        ? `Central refused the payment because ${why}; the money was refunded to the card.`
        : 'The money was refunded to the card.';
    case 'clerk':
      return 'The kiosk cannot settle this by itself. See below what to do.';
    case 'settled':
      return 'The kiosk could not settle this by itself. A clerk did: see below.';
    case 'contradiction':
      return 'The kiosk says that central accepted the payment, but central has not booked it.';
  }
}
