import type { z } from 'zod';
import type { closeSettlementDay, DifferenceKind } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { title } from './title.ts';

export const texts = {
  title,
  about:
    'One row for each day of books. Open a day to compare it with the card company, close it, and get the file for finance.',
  caption: 'Days of books, newest first',
  day: 'Day',
  state: 'State',
  taken: 'Taken by kiosks',
  posted: 'Booked',
  returned: 'Sent back',
  refunded: 'Refunded',
  withClerk: 'With a clerk',
  inFile: 'Card company',
  differences: 'Differences',
  notCounted: '–',
  empty: 'No kiosk took money in this fortnight.',
  firstPage: 'Newest days',
  nextPage: 'Earlier days',
  broken: 'The record of a closed day was changed',
  brokenWhat:
    'it is not what was written when the day was closed. Tell IT and the auditor; use no file of it.',

  asCsv: 'Posting file (CSV)',
  asXml: 'Posting file (camt.054)',
  lasts: 'From – until',
  isOpen: 'Open',
  closedBy: 'Closed by',
  record: 'Record',
  byKiosk: 'By kiosk',
  kiosk: 'Kiosk',
  all: 'All kiosks',
  payments: 'Payments',
  nothing: 'No kiosk took money on this day.',
  noFile: '–',

  differencesTitle: 'Differences',
  agrees: 'Everything agrees: kiosks, books and card company.',
  agreesSoFar: 'Kiosks and books agree. There is no file of the card company yet.',
  transaction: 'Transaction',
  noReference: 'Open',
  line: 'line',
  unknown: '–',
  time: 'Time',
  what: 'What',
  amount: 'Amount',
  ours: 'We say',
  theirs: 'Card company',
  exception: 'Exception',
  settleFirst: 'Settle its exception.',
  perhaps: 'It may be',
  perhapsTodo: 'If it is the payment below, settle that one: the card was charged.',
  foundBy: 'The card company finds it by',

  lateTitle: 'Came late',
  lateHelp: 'Their own day was closed when the kiosk reported them, so they are counted on this day.',
  ownDay: 'Own day',

  filesTitle: 'Files of the card company',
  file: 'File',
  total: 'Total',
  takenBy: 'Taken by',
  noFiles: 'None yet.',
  importTitle: 'Take a file of the card company',
  importHelp:
    'Choose the settlement file of this day. The preview shows every difference before anything is kept. The columns are saved for the next file.',
  csvFile: 'CSV file',
  noColumn: 'None',
  sum: 'Total on the card company’s advice',
  sumHint: 'Payments less refunds, e.g. 1204.50. Only a file with a line #total does without it.',
  preview: 'Preview',
  take: 'Take it to this day',
  columnsNeeded:
    'Choose the column of the amount, and that of the transaction number or the authorisation code. A column for refunds needs the word in it.',
  notTaken: 'The file was not taken',
  refused: 'The file was refused and nothing was kept',
  refusedHelp: 'The lines below say why. Correct the file, or ask the card company for it again.',
  badLines: 'Refused lines',
  lineOf: 'Line',
  wholeFile: 'File',
  reason: 'Reason',
  wouldBe: 'This is what the file would bring',
  fileTaken: 'The file was taken',

  notOver: 'This day is not over',
  endsAt: 'It can be closed after',
  earlierFirst: 'An earlier day has to be closed first',
  canBeClosed: 'This day can be closed',
  asked: 'has asked a second person to close this day',
  closeHelp:
    'Look at the differences below first. A closed day stays as it is: what is settled later is counted on the day on which it is settled.',
  secondOther: 'Another person, a supervisor or an administrator, closes it on this page.',
  close: 'Close the day…',
  closeTitle: 'Close',
  closeIt: 'Close the day',
  askSecond: 'Ask a second person',
  secondNeeded: 'Kiosks took more than one person may close alone. A supervisor closes it after you.',
  forGood: 'No one can change or reopen it afterwards.',
  notClosed: 'The day was not closed',
  cancel: 'Cancel',
};

export const stateTexts = {
  open: { word: 'Open', tone: 'plain' },
  waiting: { word: 'Waits for a second person', tone: 'warn' },
  closed: { word: 'Closed', tone: 'good' },
} as const satisfies Record<string, { readonly word: string; readonly tone: Tone }>;

export const movementTexts: Readonly<Record<string, string>> = {
  taken: 'Taken',
  posted: 'Booked',
  returned: 'Sent back',
  refunded: 'Refunded',
};

/** What does not agree, and what to do about it when no exception leads on. */
export const differenceTexts: Readonly<
  Record<z.infer<typeof DifferenceKind>, { readonly what: string; readonly todo: string }>
> = {
  'not-settled': {
    what: 'Taken from the card, and neither booked nor sent back.',
    todo: 'The kiosk may still be sending it back, or wait to be confirmed: look at the transaction.',
  },
  'too-much': {
    what: 'More was booked and sent back than was taken.',
    todo: 'Look at the transaction, and ask the card company what it moved.',
  },
  'in-doubt': { what: 'No one knows whether the card was charged.', todo: 'Ask the card company.' },
  'not-in-file': {
    what: 'The card company’s file does not have this payment.',
    todo: 'It may be in the next day’s file. If it is not, ask the card company.',
  },
  'not-in-books': {
    what: 'The card company has a payment that we do not know.',
    todo: 'Find the payment by amount and time, or ask the card company where it was made.',
  },
  'other-amount': {
    what: 'The card company moved another amount.',
    todo: 'Ask the card company, and give back what was too much.',
  },
};

export const columnTexts = {
  amount: 'Column: amount',
  transactionId: 'Column: terminal’s transaction number',
  authorisationCode: 'Column: authorisation code',
  time: 'Column: time',
  currency: 'Column: currency',
  kind: 'Column: payment or refund',
  timeForm: 'How times are written',
  refundWord: 'Its word for a refund',
};

export const timeFormTexts = {
  iso: '2026-11-24 14:03',
  'day-first': '24.11.2026 14:03',
  'month-first': '11/24/2026 14:03',
};

export const fileRead = (lines: number, sum: string, matched: number): string =>
  `${lines} ${lines === 1 ? 'line' : 'lines'}, ${sum} in all. ${
    matched === lines
      ? 'Each fits a payment of ours.'
      : `${matched} of them ${matched === 1 ? 'fits' : 'fit'} a payment of ours.`
  }`;

export const willBeClosed = (taken: string, differences: number): string =>
  `Kiosks took ${taken}. ${
    differences === 0
      ? 'Nothing differs.'
      : `${differences === 1 ? 'One difference stays' : `${differences} differences stay`} in its record.`
  }`;

type NotClosed = Exclude<z.infer<typeof closeSettlementDay.response>, { kind: 'closed' | 'waiting' }>;

/** Why a day was not closed, and what to do. */
export function notClosed(answer: NotClosed, dayInWords: (day: string) => string): string {
  switch (answer.kind) {
    case 'already-closed':
      return `${answer.by} has closed it already.`;
    case 'changed':
      return 'Something has come since you looked. Close this window, look at the figures again, and close the day.';
    case 'same-person':
      return 'You have asked for a second person. Another supervisor or administrator has to close it.';
    case 'supervisor-needed':
      return 'A supervisor or an administrator has to close this day.';
    case 'not-over':
      return 'This day is not over.';
    case 'earlier-first':
      return `Close ${dayInWords(answer.day)} first.`;
    case 'passed':
      return 'A later day is closed already. Nothing can be counted to this one any more.';
  }
}
