import type { z } from 'zod';
import type { TransactionSummary } from '../../wire/index.ts';

type Status = z.infer<typeof TransactionSummary>['status'];

export const statusTexts: Readonly<Record<Status, string>> = {
  open: 'In progress',
  completed: 'Completed',
  abandoned: 'Ended unpaid',
};

/** What a clerk has to look at, in words; unknown kinds are spelled out by the page. */
export const exceptionTexts: Readonly<Record<string, string>> = {
  'refused-payment': 'The card was charged, but central could not book the payment',
  'refund-due': 'A booking was cancelled and the fee has to be given back',
  'refused-submission': 'Central would not take what a resident sent from the kiosk; it cost nothing',
  'late-approval': 'A payment given up was approved late; the kiosk gives the money back',
  'payment-unknown': 'Nobody knows whether the card was charged: ask the card company',
  'reversal-failed': 'The money could not be given back by the terminal: refund it by hand',
  'impossible-event': 'The journal holds an event that cannot follow the one before it',
  contradiction: 'The kiosk and central disagree about this payment',
};

export const texts = {
  title: 'Transactions',
  caption: 'Transactions, newest first',
  reference: 'Reference',
  referenceHint: 'Whole reference as on the receipt, e.g. MILL1-42',
  status: 'Status',
  money: 'Money',
  all: 'All',
  search: 'Search',
  clear: 'Clear',
  firstPage: 'First page',
  nextPage: 'Older',
  empty: 'No kiosk has made a transaction yet.',
  noneFound: 'No transaction fits this search. Check the reference, or clear the filters.',
  started: 'Started',
  kiosk: 'Kiosk',
  amount: 'Amount',
  card: 'Card',
  noAmount: '–',
  needsClerk: 'Needs a clerk',

  back: 'Transactions',
  one: 'Transaction',
  service: 'Service',
  terminalId: "Terminal's id of the payment",
  open: 'To do for a clerk',
  closed: 'Was to do for a clerk',
  opened: 'Since',
  settled: 'settled',
  answers: 'What the resident answered',
  bills: 'To pay',
  bill: 'Bill or fee',
  paidAmount: 'Amount',
  noBills: 'Nothing to pay.',
  events: 'What happened',
  eventsCaption: 'What happened, in order',
  time: 'Time',
  event: 'Event',
  entry: 'Entry',
  receipt: 'Receipt as the resident got it',
  erased: 'No receipt was made, or its retention time is over.',
};
