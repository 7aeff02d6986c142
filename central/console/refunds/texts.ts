import type { z } from 'zod';
import type { Refund } from '../../wire/index.ts';
import { title } from './title.ts';

type State = z.infer<typeof Refund>['state'];

export const texts = {
  title,
  caption: 'Refunds, the longest waiting first',
  captionAll: 'All refunds, newest first',
  showAll: 'Show ended too',
  showOpen: 'Show waiting only',
  none: 'No refund waits.',
  noneYet: 'There are no refunds yet.',
  payment: 'Payment',
  notKnown: 'Not known to central',
  kiosk: 'Kiosk',
  amount: 'Amount',
  bill: 'To be paid again',
  noBill: 'Nothing: the bills stay paid',
  why: 'Why',
  asked: 'Asked',
  state: 'State',
  what: 'What to do',
  nothingToDo: '–',
  by: 'by',
  approvedBy: 'approved by',
  section: 'Money back',
  refund: 'Refund',
  possible: 'Can still be refunded:',
};

export const stateTexts: Readonly<Record<State, string>> = {
  asked: 'Waits for a second person',
  approved: 'To be made',
  done: 'Made',
  declined: 'Declined',
};

/** Why nothing of a payment can be refunded now. */
export const notPossibleTexts = {
  'not-paid': 'Nothing of this transaction is booked, so there is nothing to refund.',
  'exception-open': 'An exception about this money is open. Settle it first.',
  'going-back': 'The kiosk is refunding this payment by itself.',
  'already-back': 'The kiosk has refunded this payment.',
  'nothing-left': 'All that was taken has been refunded, or is about to be.',
} as const;

export const dialogTexts = {
  failed: 'Nothing was changed',
  cancel: 'Cancel',
  saving: 'Saving…',
  amount: 'How much',
  amountHint: 'All that was taken and has not gone back, or a part.',
  badAmount: 'Write an amount above zero, and not more than was taken and has not gone back.',
  reason: 'Why it is refunded',
  reasonHint: 'It stays for good, with your name. Do not write names of residents here.',
  tooShort: 'Write why: the next person has only this to read.',
  again: 'What is to be paid again',
  nothing: 'Nothing: the bills stay paid',
  billAgain: 'Bill',
  moneyStays: 'Central sends no money: you or the finance office make the refund when it is approved.',
  askedNow: 'It is approved: make the refund, and then write its reference here.',
  askedWaits: 'It waits for a second person, because it is more than one person may refund.',
  moreThanTaken: 'That is more than can still be refunded:',
  moreThanBill: 'That is more than was paid of this bill:',
  meanwhile: 'Something of this has been refunded or changed since. Load the page again.',
  meanwhileBy: 'It has changed since. The last who did something was',
  approve: 'Approve',
  decline: 'Decline',
  takeBack: 'Take back',
  approveNote: 'What you checked',
  declineNote: 'Why not',
  approved: 'It is approved. The money can go back now.',
  declined: 'It is declined. Nothing was refunded.',
  samePerson: 'You asked for this yourself. Another person has to approve it.',
  noWay: 'This needs a supervisor or an administrator.',
  done: 'Refund made',
  doneHow: 'How the money went back',
  card: 'To the card',
  transfer: 'By bank transfer',
  cash: 'In cash',
  reference: 'Reference',
  referenceHint: 'Of the card company or the bank. In cash there may be none.',
  noReference: 'Write the reference of the card company or the bank.',
  isDone: 'The refund is kept with your name, and the books have it.',
};
