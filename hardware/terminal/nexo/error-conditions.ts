import type { DeclineReason } from '../../../domain/transaction/index.ts';
import type { ErrorCondition } from './answers.ts';

/** What a failed payment's condition says about the money. `ask` : nothing certain; the status is asked for. */
export type Verdict = DeclineReason | 'ask';

type Row = {
  /** In the answer to the payment request itself. */
  readonly answered: Verdict;
  /** In the same answer repeated by TransactionStatus: the terminal's last word, after its own corrections. */
  readonly repeated: Verdict;
};

const always = (verdict: Verdict): Row => ({ answered: verdict, repeated: verdict });
const onceRepeated = (verdict: Verdict): Row => ({ answered: 'ask', repeated: verdict });

/**
 * nexo's ErrorCondition of a payment with Result `Failure`. A condition is a decline only where the request was turned
 * away before the card was charged, or where issuer, resident or kiosk ended it and the terminal says so. Where work
 * may have been cut off between the authorisation and the answer, the terminal is asked again before its `Failure` is
 * believed: by then it has reversed what it could not finish.
 */
export const PAYMENT_CONDITIONS: Readonly<Record<ErrorCondition, Row>> = {
  /** Ended by an abort request, or left by the resident between two ways of reading the card. */
  Aborted: always('aborted-by-kiosk'),
  /** Another transaction occupies the terminal; ours was not begun. A `Busy` that names our own request is not this. */
  Busy: always('terminal-busy'),
  /** The resident pressed stop or took the card away; also an approval that the terminal took back itself. */
  Cancel: always('cancelled-at-terminal'),
  /** Hardware out of order, at whatever moment. */
  DeviceOut: onceRepeated('terminal-unavailable'),
  /** Our request is being worked on. */
  InProgress: always('ask'),
  /** A card was already in the slot: the payment was not begun. */
  InsertedCard: always('terminal-unavailable'),
  InvalidCard: always('invalid-card'),
  /** The kiosk is not logged in: the request was turned away. */
  LoggedOut: always('terminal-unavailable'),
  /** The request could not be read: turned away. */
  MessageFormat: always('not-allowed'),
  NotAllowed: always('not-allowed'),
  /** Makes no sense for a payment: nothing follows from it. */
  NotFound: always('ask'),
  PaymentRestriction: always('not-allowed'),
  /** The issuer, the acquirer or the card said no. */
  Refusal: always('refused'),
  /** A part of the terminal did not respond, at whatever moment. */
  UnavailableDevice: onceRepeated('terminal-unavailable'),
  /** The terminal does not offer payments now: turned away. */
  UnavailableService: always('terminal-unavailable'),
  /** No answer from the acquirer: it may have authorised what the terminal never heard of. */
  UnreachableHost: onceRepeated('terminal-unavailable'),
  WrongPIN: always('wrong-pin'),
};

/**
 * The conditions of a failed reversal that leave open whether the money went back, also when they are repeated: a terminal
 * takes a payment back that it could not finish, but nobody takes back a reversal that the acquirer made and the terminal
 * never heard of. All others say that the money did not go back.
 */
export const REVERSAL_UNCERTAIN: ReadonlySet<ErrorCondition> = new Set([
  'Aborted',
  'InProgress',
  'UnreachableHost',
  'DeviceOut',
  'UnavailableDevice',
]);
