import type { z } from 'zod';
import type { BillWay, closeBill, PaidWhere } from '../../wire/index.ts';

type Why = Extract<z.infer<typeof closeBill.response>, { kind: 'cannot' }>['why'];

/** The page of one bill, and what people do there. */
export const lifeTexts = {
  back: 'Bills',
  payments: 'Its payments at kiosks',
  noBill: 'There is no bill of this number.',
  byList: 'The town’s list has withdrawn it. A list that has it again brings it back.',
  closedHelp: 'No kiosk offers it, and no list changes that. Reopen it if it is to be paid after all.',
  moreOpen:
    'More is open of it now than when it was closed: its amount has changed, or a payment was taken back. Reopen it if the rest is to be paid.',
  written: 'What was written about it',
  nothingWritten: 'No one has closed or reopened it.',
  reopened: 'Reopened',

  payElsewhere: 'Paid elsewhere',
  withdraw: 'Withdraw',
  reopen: 'Reopen',
  payElsewhereDoes: 'All that is open of it was paid elsewhere. No kiosk offers it any more:',
  withdrawDoes: 'The resident no longer owes what is open of it. No kiosk offers it any more:',
  reopenDoes: 'Kiosks offer it again, with what is open of it now:',
  where: 'Where it was paid',
  reference: 'Reference',
  referenceHint: 'The number of the receipt at the counter, or of the entry at the bank.',
  finding: 'Why',
  findingHint: 'It stays for good, with your name. Do not write names of residents here.',
  failed: 'Nothing was changed',
  cancel: 'Cancel',
  saving: 'Saving…',
  noReference: 'Write the reference: the next person finds the payment by it.',
  tooShort: 'Write why: the next person has only this to read.',

  isClosed: 'It is closed, with your name. No kiosk offers it any more.',
  isReopened: 'It is open. Kiosks offer it again.',
  changed: 'The bill has changed since you read it. Look at it again.',
  changedBy: 'It has changed since you read it. The last who wrote about it was',
  overLimit:
    'It is more than one person may change of what residents owe. Leave it out of the next list of bills, which a second person confirms. One person alone may change',
};

export const whereTexts: Readonly<Record<PaidWhere, string>> = {
  counter: 'At the counter',
  bank: 'By bank transfer',
};

export const whyNotTexts: Readonly<Record<Why, string>> = {
  'being-paid': 'Someone is paying it at a kiosk right now. Try again in a few minutes.',
  'in-doubt': 'A clerk has money of a payment for it. Settle that exception first.',
  paid: 'It is paid: nothing is open.',
  'not-listed': 'The town’s list has withdrawn it already.',
};

/** `Paid elsewhere: at the counter, K-118`. */
export const wayInWords = (way: BillWay): string =>
  way.kind === 'withdrawn'
    ? 'Withdrawn'
    : `${lifeTexts.payElsewhere}: ${whereTexts[way.where].toLowerCase()}, ${way.reference}`;

/** Someone else was first, or the page is old. */
export const meanwhileInWords = ({ by }: { readonly by: string | null }): string =>
  by === null ? lifeTexts.changed : `${lifeTexts.changedBy} ${by}.`;
