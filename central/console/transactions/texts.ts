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
  'refund-due': 'A booking was cancelled: refund the fee',
  'refused-submission': 'Central refused a submission from the kiosk; it was free of charge',
  'late-approval': 'An abandoned payment was approved late; the kiosk is refunding it',
  'payment-unknown': 'It is not known whether the card was charged: ask the card company',
  'reversal-failed': 'The terminal could not refund the money: refund it by hand',
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
  empty: 'There are no transactions yet.',
  noneFound: 'No transaction matches this search. Check the reference, or clear the filters.',
  started: 'Started',
  kiosk: 'Kiosk',
  amount: 'Amount',
  card: 'Card',
  noAmount: '–',
  needsClerk: 'Needs a clerk',

  back: 'Transactions',
  one: 'Transaction',
  service: 'Service',
  terminalId: 'Payment id of the terminal',
  open: 'For a clerk to resolve',
  closed: 'Resolved by a clerk',
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
  receipt: 'Receipt as the resident received it',
  erased: 'No receipt was made, or its retention time is over.',
};
