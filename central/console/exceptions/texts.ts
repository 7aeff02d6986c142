import type { WayOut } from '../../wire/index.ts';
import { title } from './title.ts';

export const texts = {
  title,
  exceptions: 'Exceptions',
  exceptionsCaption: 'What clerks need to resolve, oldest first',
  alarms: 'Alarms',
  alarmsCaption: 'Alarms, newest first',
  showAll: 'Show settled too',
  showOpen: 'Show open only',
  nothingOpen: 'Nothing is open. All payments are settled.',
  noFurther: 'There are no further exceptions.',
  firstPage: 'First page',
  nextPage: 'Next',
  noExceptions: 'There are no exceptions yet.',
  noAlarms:
    'No alarms. All journals are consistent, every report is on its way, and all kiosks accept what is published.',
  transaction: 'Transaction',
  notKnown: 'Not known to central',
  entryOf: 'Journal entry',
  totalsOf: 'Terminal totals for period',
  amount: 'Amount',
  amountNotKnown: 'Not known',
  held: 'Held in the meantime',
  nothingHeld: '–',
  what: 'What to resolve, and how',
  openFor: 'Open for',
  state: 'State',
  openSince: 'Open since',
  noAmount: '–',
  settled: 'Settled',
  close: 'Close',
  wayOut: 'Who is on it, and way out',
  whose: 'Who is on it',
  everyones: 'Anyone or no one',
  mine: 'You',
  nobodys: 'No one',
  settle: 'Settle',
  correct: 'Correct and accept',
  kiosk: 'Kiosk',
  kioskOrTown: 'Kiosk or town',
  alarm: 'Alarm',
  detail: 'Detail',
  entry: 'Entry',
  noEntry: '–',
  times: 'Times',
  first: 'First',
  last: 'Last',
};

/** What an empty list says that is narrowed by who is on its exceptions. */
export const noneTexts = {
  mine: 'You are on none of them.',
  nobody: 'Someone is on each of them, or there are none.',
};

/** What an alarm means and who should act, by its kind. */
export const alarmTexts: Readonly<Record<string, string>> = {
  fork: 'One kiosk has two histories: its journal was copied or restored',
  broken: 'A journal entry was changed, or its signature does not match',
  unreadable: 'Central cannot read a delivery',
  'dead-letter': 'Central kept a journal entry that it cannot use: clerks see it as an exception',
  clone: 'One kiosk’s key is in use on two machines: revoke the kiosk, and enrol it again',
  'unconfirmed-money':
    'A kiosk that nobody has confirmed took money: compare its key and confirm it, under Kiosks',
  'money-undelivered': 'A kiosk took money more than an hour ago and has not delivered it: check its network',
  'impossible-event': 'The journal holds an event that cannot follow the one before it',
  'late-approval': 'An abandoned payment was charged late: clerks see it as an exception',
  'totals-differ': 'The terminal’s own totals do not match the journal: clerks see it as an exception',
  'totals-unavailable':
    'The terminal does not report its own totals, so nothing is compared with the journal: check the terminal',
  'content-refused': 'A kiosk refused the published content; it keeps showing what it has',
  'content-damaged': 'Content was damaged on a kiosk’s disk',
  'staff-pin-locked': 'Wrong staff PINs at a kiosk',
  'password-guessed': 'Someone tries passwords',
  'rollout-stopped': 'A rollout stopped by itself: see Releases, and start another one',
  'report-not-forwarded': 'Reports could not be forwarded by Open311: fix the cause, then run retry-forwards',
};

/** What central notes about an alarm with one word, by the alarm's kind and the word. */
export const alarmDetails: Readonly<Record<string, string>> = {
  'totals-unavailable unsupported': 'this terminal keeps no totals',
  'totals-unavailable no-answer': 'the terminal does not answer when the kiosk asks for them',
};

/** What is asked when a person ends an exception. */
export const closingTexts = {
  how: 'How the money went back',
  card: 'To the card',
  transfer: 'By bank transfer',
  cash: 'In cash',
  reference: 'Reference',
  referenceHint: 'Of the card company or the bank, where there is one.',
  finding: 'What you found or did',
  findingOfWay: 'Why you know',
  findingHint: 'It stays for good, with your name. Do not write names of residents here.',
  tooShort: 'Write what you found or did: the next person has only this to read.',
  changed: 'It has changed or has been settled since. Load the list again.',
  closedBy: 'It has already been closed by',
  noWay: 'This is settled by the kiosk, or by somebody with another role.',
  way: 'What you found or did',
  noReference: 'Write the reference of the card company: by it anyone can check later what you found.',
  referenceNeeded: 'Of the card company. It is needed here.',
  notPosted: 'What you found is kept. The payment could not be booked:',
  giveBack: 'A new exception is open for it: the money is to be refunded.',
  failed: 'Nothing was changed',
  cancel: 'Cancel',
  saving: 'Saving…',
  otherBill: 'Put on another bill of the town',
  billNumber: 'Number of the bill',
  billNumberHint: 'An open bill. It takes all that is open of it, or a part that it allows.',
  noBillNumber: 'Write the number of the bill.',
  amount: 'How much',
  amountHint: 'All of it, or a part. The exception stays open with the rest.',
  badAmount: 'Write an amount above zero, and not more than what is open.',
  partLeft: 'The part is kept with your name. Still open:',
  asked: 'It waits for a second person, because it is more than one person may settle:',
  waitsFor: 'It waits for a second person already. It was asked by',
};

/** What is asked of a second person, and what came of it. */
export const secondTexts = {
  confirm: 'Confirm',
  decline: 'Decline',
  takeBack: 'Take back',
  asks: 'asks for a second person:',
  confirmFinding: 'What you checked',
  declineFinding: 'Why not',
  confirmed: 'It is confirmed, and stands with both names.',
  declined: 'It is declined. The exception is open as before.',
  samePerson: 'You asked for this yourself. Another person has to confirm it.',
  noWay: 'This needs a supervisor or an administrator.',
  changed:
    'The exception has changed since this was asked, so it is declined. Look at it again, and ask anew if it is still right.',
  decidedBy: 'It has been decided already. The last who wrote about it:',
  decided: 'It has been decided already, or changed. Load the list again.',
};

/** What is asked when what was written last is taken back. */
export const reopenTexts = {
  reopen: 'Open again',
  reason: 'Why it does not hold',
  does: 'What was written stays, and your entry stands beside it. The money is with a clerk again.',
  offBill: 'It is taken off the bill that it was put on.',
  holds: 'What was free to be paid is held again.',
  offBooks:
    'The payment is taken off the books, and its bills are open. As long as the kiosk does not know how it ended, they are held.',
  asked: 'It waits until a second person has confirmed it: it is above',
  reopened: 'The exception is open again.',
  booked:
    'The kiosk has confirmed this payment, or it was for something else than bills. Refund it on its page, if the money has to go back.',
  changed: 'The kiosk has changed this exception since. What was written stays beside what it says.',
  refunded: 'Something of this was refunded from its bill, so it cannot be taken off it.',
};

/** What each way does, before a person chooses it; null where its name says it all. */
export function whatItDoes(way: WayOut['kind'] | 'other-bill', exceptionKind: string): string | null {
  const comesBack = exceptionKind === 'refused-payment' || exceptionKind === 'late-approval';
  const movesIt = way === 'given-back' || way === 'other-bill';
  return movesIt && comesBack ? `${doesTexts[way]} ${doesTexts.kioskToo}` : (doesTexts[way] ?? null);
}

const doesTexts: Readonly<Record<string, string>> = {
  answered:
    'It stays refused. Tell the resident why by telephone or letter, and write here what you told: central sends no message.',
  charged:
    'The card company says that the whole amount was charged. Central books it for what was to be paid, once: also if the kiosk reports the charge later.',
  'not-charged':
    'The card company says that nothing was charged. What is held can be paid or booked again. If the kiosk reports a charge after all, central books it.',
  'given-back': 'You or the finance office have refunded this amount. Central itself sends no money.',
  'other-bill':
    'Central books this amount for the other bill. The resident keeps what was paid, and owes less there.',
  kioskToo:
    'The kiosk still refunds it automatically. Choose this only if the kiosk cannot, because it is broken or out of use: otherwise the resident gets the money twice.',
  'found-back':
    'The card company says that the kiosk’s refund was made. Central keeps that, and sends no money.',
};

/** What came of it. */
export const resultTexts: Readonly<Record<WayOut['kind'], string | null>> = {
  'looked-at': null,
  answered: null,
  corrected: null,
  'taken-back': null,
  charged: 'The payment is booked.',
  'not-charged': 'What was held can be paid or booked again.',
  'given-back': 'The refund is kept with your name.',
  'found-back': 'The refund is kept with your name.',
};

/** Why what a person chose is not possible. */
export const cannotTexts = {
  'not-asked': 'Central knows of no payment that could be booked here.',
  'another-amount':
    'The terminal named another amount than the one to be paid, so it cannot be booked. Refund it, and choose that it was given back.',
  'post-first':
    'The kiosk may still report this charge. Choose first that the card was charged: if it cannot be booked, a new exception says so, and there you write that it was given back.',
  'part-is-back': 'A part of this was given back, so the whole cannot be booked. Give the rest back too.',
  'more-than-open': 'That is more than what is open.',
  'which-sum': 'Load the list again: it does not say what was open.',
  'no-bill': 'No bill of the town has this number, or money of this kind does not go to a bill.',
  'bill-paid': 'That bill is paid, or it is in the list no more.',
  'bill-amount':
    'That bill does not take this amount: it takes all that is open of it, or a part that it allows.',
  'bill-busy': 'Someone is paying that bill now, or a clerk has money for it. Try again later.',
};
