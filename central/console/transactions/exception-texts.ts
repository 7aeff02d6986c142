/** What a clerk has to resolve, and how. */
export type ExceptionInWords = {
  /** What has happened; the page puts a reason or a full stop behind it. */
  readonly what: string;
  /** What a clerk does about it. */
  readonly todo: string;
};

/** Where it is not known what happened to the money. */
const lookFirst =
  'Check with the card company first, using the details on the transaction’s page. Do not refund until you know that the card was charged.';

/** Exceptions by their kind, as central opens them. */
export const exceptionTexts: Readonly<Record<string, ExceptionInWords>> = {
  'refused-payment': {
    what: 'The card was charged, but central could not book the payment',
    todo: 'The kiosk refunds the payment automatically. Do not refund it yourself.',
  },
  'refused-submission': {
    what: 'Central refused what a resident sent from the kiosk',
    todo: 'Nothing was charged. Correct the answers with the resident and accept them, or tell the resident why they are refused.',
  },
  'refund-due': {
    what: 'A booking was cancelled, and its fee is to be refunded',
    todo: 'Refund the fee by hand.',
  },
  'late-approval': {
    what: 'An abandoned payment was approved late. The screen had said that nothing was charged',
    todo: 'The kiosk refunds the payment automatically. Do not refund it yourself.',
  },
  'payment-unknown': { what: 'It is not known whether the card was charged', todo: lookFirst },
  'reversal-refused': {
    what: 'The card was charged, and the terminal refused the refund',
    todo: 'Refund the payment by hand.',
  },
  'reversal-unknown': {
    what: 'The card was charged. It is not known whether the money was refunded',
    todo: 'Check with the card company first, using the details on the transaction’s page. Do not refund until you know that the money was not refunded already: the resident would get it twice.',
  },
  'reversal-failed': {
    what: 'The card was charged. The terminal refused the refund, or it is not known whether it made it',
    todo: 'Check with the card company first, using the details on the transaction’s page. Do not refund until you know that the money was not refunded already: the resident would get it twice.',
  },
  'late-doubt': {
    what: 'The terminal reported a charge late, and not the one that was requested. The screen had said that nothing was charged',
    todo: lookFirst,
  },
  'dead-letter': {
    what: 'Central kept a journal entry that it cannot use. What it reports is not booked',
    todo: `${lookFirst} Tell IT.`,
  },
  'impossible-event': {
    what: 'The journal holds an event that cannot follow the one before it',
    todo: `${lookFirst} Tell IT.`,
  },
  contradiction: {
    what: 'The kiosk and central disagree about this payment',
    todo: `${lookFirst} If a clerk chose “Card was charged” by mistake, open that exception again. Tell IT.`,
  },
  'totals-differ': {
    what: 'The terminal’s own totals for a period do not match the journal',
    todo: 'Compare the payments of that period with the card company’s list. Do not refund until you know which payment it is.',
  },
};

/** Of a kind that this page does not know. */
export const unknownException = (what: string): ExceptionInWords => ({ what, todo: `${lookFirst} Tell IT.` });

/** Why central called a clerk by itself: the kiosk does not say how a payment ended. */
export const silenceTexts: Readonly<Record<string, ExceptionInWords>> = {
  'kiosk-silent': {
    what: 'The kiosk asked the terminal for money and has not reported for an hour. It is not known whether the card was charged',
    todo: `Find out why the kiosk is silent: it reports how the payment ended as soon as it is back. If it does not come back: ${lookFirst}`,
  },
  'set-up-anew': {
    what: 'The kiosk was set up again, and its former journal leaves this payment open. It is not known whether the card was charged, and the kiosk will not report it',
    todo: 'Check with the card company first, by kiosk, time and amount. Do not refund until you know that the card was charged.',
  },
};

/** A part went back, and the terminal does not say how much. */
export const unknownPartText: ExceptionInWords = {
  what: 'The card was charged. The terminal refunded only part of it, and does not say how much',
  todo: 'Check with the card company first, using the details on the transaction’s page. Do not refund until you know how much was refunded.',
};
