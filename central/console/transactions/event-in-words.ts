import { formatMoney, type Money } from '../../../domain/money/index.ts';
import { schemeName } from '../../../domain/receipt/index.ts';
import { type SeenPayment, TransactionEvent } from '../../../domain/transaction/index.ts';
import type { Tone } from '../design/index.ts';
import { spelled } from '../words/index.ts';
import { refusalInWords } from './money-in-words.ts';
import {
  clerkWords,
  declineWords,
  goneWords,
  holdWords,
  lateReversalWords,
  lateWords,
  unknownWords,
  wayWords,
} from './reason-words.ts';

export type EventInWords = { readonly sentence: string; readonly tone: Tone };

const say = (sentence: string, tone: Tone = 'plain'): EventInWords => ({ sentence, tone });
const show = (amount: Money): string => formatMoney(amount, 'en');
const again = (attempt: number): string => (attempt > 1 ? ` (attempt ${attempt})` : '');

/** What older entries of a late question say. */
const NO_MONEY_HEARD_OF = 'the terminal named no charge';

type Charged = Pick<SeenPayment, 'amount' | 'card' | 'authorisationCode'>;

/** An amount with the card that it was taken from. */
function payment({ amount, card, authorisationCode }: Charged): string {
  const sum = amount === null ? 'an amount that cannot be read' : show(amount);
  const by = [schemeName(card.scheme), card.maskedNumber].filter((part) => part !== '').join(' ');
  const code = authorisationCode === '' ? '' : `authorisation ${authorisationCode}`;
  const from = [by, code].filter((part) => part !== '').join(', ');
  return from === '' ? sum : `${sum}: ${from}`;
}

const taken = (seen: SeenPayment | undefined): string =>
  seen === undefined ? '' : ` It says that it took ${payment(seen)}.`;

/** An event of the journal as a sentence; an event that this page does not know is shown by its name. */
export function eventInWords(event: Readonly<Record<string, unknown>>): EventInWords {
  const read = TransactionEvent.safeParse(event);
  if (read.success) return inWords(read.data);
  return say(`${spelled(String(event.kind ?? 'an event without a name'))} (not known to this page)`, 'warn');
}

function inWords(event: TransactionEvent): EventInWords {
  switch (event.kind) {
    case 'started':
      return say(`A resident started at the kiosk, in ${languageName(event.language)}.`);
    case 'details-given':
      return say('The resident answered all questions, and the kiosk checked the answers.');
    case 'priced':
      return say(
        `${event.lines.length === 1 ? 'One amount' : `${event.lines.length} amounts`} to pay: ${show(event.total)}.`,
      );
    case 'found-free':
      return say('It is free of charge.');
    case 'confirmed':
      return say('The resident chose to pay, or to send.');
    case 'submitted':
      return say('The answers were sent to the town.');
    case 'reserved':
      return say('Central reserved what is to be paid or sent.');
    case 'reservation-refused':
      return say(`Central refused the reservation: ${holdWords[event.reason]}.`, 'warn');
    case 'payment-requested':
      return say(`The kiosk asked the terminal for ${show(event.amount)}${again(event.attempt)}.`);
    case 'payment-approved':
      return say(`The terminal approved ${payment(event.payment)}.`, 'good');
    case 'payment-declined':
      return say(`The payment was declined: ${declineWords[event.reason]}.`);
    case 'payment-unknown':
      return say(
        `It is not known how the payment ended: ${unknownWords[event.reason]}.${taken(event.seen)}`,
        'warn',
      );
    case 'payment-not-made':
      return say('The terminal says that it does not know the payment. The kiosk will ask again later.');
    case 'late-approval':
      return say(`An abandoned payment was approved after all: ${payment(event.payment)}.`, 'bad');
    case 'late-check-passed':
      return say(`Asked again later, ${event.answer ? lateWords[event.answer] : NO_MONEY_HEARD_OF}.`);
    case 'late-doubt':
      return say(
        `Asked again later, the terminal named a charge that was not requested: ${unknownWords[event.reason]}.${taken(event.seen)}`,
        'bad',
      );
    case 'delivered':
      return say('Central accepted the payment and booked it.', 'good');
    case 'delivery-queued':
      return say('Central could not be reached; the payment waited in the kiosk’s journal.');
    case 'delivery-refused':
      return say(`Central refused the payment: ${refusalInWords(event.reason)}.`, 'bad');
    case 'reversal-requested':
      return say(
        `The kiosk asked the terminal to refund ${show(event.payment.amount)}${again(event.attempt)}.`,
      );
    case 'reversed':
      return say('The money was refunded to the card.', 'good');
    case 'reversal-refused':
      return say(`The terminal refused the refund: ${event.reason}.`, 'bad');
    case 'reversal-unknown':
      return say('It is not known whether the money was refunded. The kiosk will ask again.', 'warn');
    case 'reversal-not-made':
      return say('The terminal says that it does not know this refund.', 'warn');
    case 'reversal-partial':
      return say(
        event.reversed === null
          ? 'The terminal refunded only part of the money. It does not say how much.'
          : `The terminal refunded only ${show(event.reversed)}.`,
        'bad',
      );
    case 'late-reversal-checked':
      return say(`Asked again later, ${lateReversalWords[event.answer]}.`, 'warn');
    case 'clerk-needed':
      return say(`A clerk is needed: ${clerkWords[event.reason]}.`, 'bad');
    case 'receipt-made':
      return say('The kiosk made the receipt.');
    case 'receipt-chosen':
      return say(`The resident chose the receipt ${wayWords[event.way]}.`);
    case 'print-requested':
      return say(
        event.copy
          ? 'A copy of the receipt was sent to the printer.'
          : 'The receipt was sent to the printer.',
      );
    case 'print-ended':
      return printEnded(event.outcome, event.reason);
    case 'resident-gone':
      return say(goneWords[event.why]);
    case 'completed':
      return say('The transaction was completed.');
    case 'abandoned':
      return say('The transaction ended without a payment.');
  }
}

function printEnded(outcome: 'printed' | 'not-printed' | 'unconfirmed', reason: string | null): EventInWords {
  const why = reason ? `: ${reason.replaceAll('-', ' ')}` : '';
  switch (outcome) {
    case 'printed':
      return say('The receipt was printed.');
    case 'not-printed':
      return say(`The receipt was not printed${why}.`, 'warn');
    case 'unconfirmed':
      return say(`The printer did not confirm that the receipt was printed${why}.`, 'warn');
  }
}

function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
