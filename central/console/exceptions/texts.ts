import type { WayOut } from '../../wire/index.ts';

export const texts = {
  title: 'Exceptions and alarms',
  exceptions: 'Exceptions',
  exceptionsCaption: 'What clerks need to resolve, open first',
  alarms: 'Alarms',
  alarmsCaption: 'Alarms, newest first',
  showAll: 'Show settled too',
  showOpen: 'Show open only',
  nothingOpen: 'Nothing is open. All payments are settled.',
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
  settle: 'Settle',
  result: 'Closed',
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
};

/** What each way does, before a person chooses it; null where its name says it all. */
export function whatItDoes(way: WayOut['kind'], exceptionKind: string): string | null {
  const comesBack = exceptionKind === 'refused-payment' || exceptionKind === 'late-approval';
  if (way === 'given-back' && comesBack) return `${doesTexts['given-back']} ${doesTexts.kioskToo}`;
  return doesTexts[way] ?? null;
}

const doesTexts: Readonly<Record<string, string>> = {
  charged:
    'The card company says that the whole amount was charged. Central books it for what was to be paid, once: also if the kiosk reports the charge later.',
  'not-charged':
    'The card company says that nothing was charged. What is held can be paid or booked again. If the kiosk reports a charge after all, central books it.',
  'given-back': 'You or the finance office have refunded the whole amount. Central itself sends no money.',
  kioskToo:
    'The kiosk still refunds it automatically. Choose this only if the kiosk cannot, because it is broken or out of use: otherwise the resident gets the money twice.',
  'found-back':
    'The card company says that the kiosk’s refund was made. Central keeps that, and sends no money.',
};

/** What came of it. */
export const resultTexts: Readonly<Record<WayOut['kind'], string | null>> = {
  'looked-at': null,
  answered: null,
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
};
