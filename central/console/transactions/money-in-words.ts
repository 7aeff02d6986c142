import type { z } from 'zod';
import type { DeliveryRefusal, Standing } from '../../../domain/transaction/index.ts';
import type { TransactionSummary } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { spelled } from '../words/index.ts';

type Summary = Pick<z.infer<typeof TransactionSummary>, 'standing' | 'outcome' | 'refusal'> & {
  /** Whether an exception is open; where that is not known, what the kiosk says counts. */
  readonly needsClerk?: boolean;
};
export type MoneyInWords = { readonly word: string; readonly sentence: string; readonly tone: Tone };

/** Where the kiosk says that the money stands, each as a word for a list. */
export const standingWords: Readonly<Record<Standing, string>> = {
  'not-charged': 'Not charged',
  unknown: 'Not known yet',
  delivering: 'Charged',
  delivered: 'Paid',
  reversing: 'Refunding',
  reversed: 'Refunded',
  clerk: 'Needs a clerk',
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

/** Where the money of a transaction stands: what the kiosk's journal says, together with what central booked. */
export function moneyInWords({ standing, outcome, refusal, needsClerk = true }: Summary): MoneyInWords {
  const why = refusal ? refusalInWords(refusal) : '';
  if (outcome === 'accepted' && (standing === 'unknown' || standing === 'clerk')) return bookedByClerk;
  if (standing === 'clerk' && !needsClerk) return settledByClerk;
  switch (standing as Standing) {
    case 'not-charged':
      if (outcome === 'accepted')
        return { word: 'Accepted', sentence: 'It was free of charge. Central accepted it.', tone: 'good' };
      if (outcome === 'refused')
        return {
          word: 'Refused',
          sentence: `It was free of charge. Central refused it: ${why}.`,
          tone: 'bad',
        };
      return {
        word: 'Not charged',
        sentence: 'As far as the kiosk knows, nothing was charged.',
        tone: 'plain',
      };
    case 'unknown':
      return {
        word: 'Not known yet',
        sentence: 'The terminal has not said how the payment ended. The kiosk keeps asking it.',
        tone: 'warn',
      };
    case 'delivering':
      return outcome === null ? onItsWay : outcome === 'accepted' ? booked : refused(why);
    case 'delivered':
      return outcome === 'accepted'
        ? { word: 'Paid', sentence: 'The card was charged and the bills are booked as paid.', tone: 'good' }
        : disagreed;
    case 'reversing':
      return why ? refused(why) : goingBack;
    case 'reversed':
      return {
        word: 'Refunded',
        sentence: why
          ? `Central refused the payment because ${why}; the money was refunded to the card.`
          : 'The money was refunded to the card.',
        tone: 'plain',
      };
    case 'clerk':
      return {
        word: 'Needs a clerk',
        sentence: 'The kiosk cannot settle this by itself. See below what to do.',
        tone: 'bad',
      };
    default:
      return { word: spelled(standing), sentence: spelled(standing), tone: 'warn' };
  }
}

const bookedByClerk: MoneyInWords = {
  word: 'Paid',
  sentence:
    'A clerk found that the card was charged, and the payment is booked. The kiosk has not confirmed it.',
  tone: 'good',
};
const settledByClerk: MoneyInWords = {
  word: 'Settled',
  sentence: 'The kiosk could not settle this by itself. A clerk did: see below.',
  tone: 'plain',
};
const onItsWay: MoneyInWords = {
  word: 'Charged',
  sentence: 'The card was charged. Central has not booked the payment yet.',
  tone: 'warn',
};
const booked: MoneyInWords = {
  word: 'Paid',
  sentence: 'The card was charged and the bills are booked as paid. The kiosk has not confirmed it yet.',
  tone: 'good',
};
const disagreed: MoneyInWords = {
  word: 'Contradiction',
  sentence: 'The kiosk says that central accepted the payment, but central has not booked it.',
  tone: 'bad',
};
const goingBack: MoneyInWords = {
  word: 'Refunding',
  sentence: 'An abandoned payment was approved late. The kiosk is refunding it.',
  tone: 'warn',
};
const refused = (why: string): MoneyInWords => ({
  word: 'Refunding',
  sentence: `The card was charged, but central refused the payment because ${why}. The kiosk is refunding it.`,
  tone: 'warn',
});
