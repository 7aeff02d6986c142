/** What a clerk has to look at, and the way on. */
export type ExceptionInWords = {
  /** What has happened; the page puts a reason or a full stop behind it. */
  readonly what: string;
  /** What a clerk does about it. */
  readonly todo: string;
};

/** Where nobody knows what happened to the money. */
const lookFirst =
  'Look at the card company first, with what stands on the transaction’s page. Do not refund before you know that the card was charged.';

/** Exceptions by their kind, as central opens them. */
export const exceptionTexts: Readonly<Record<string, ExceptionInWords>> = {
  'refused-payment': {
    what: 'The card was charged, but central could not book the payment',
    todo: 'The kiosk gives the money back by itself. Do not refund.',
  },
  'refused-submission': {
    what: 'Central would not take what a resident sent from the kiosk',
    todo: 'It cost nothing. Read the answers on the transaction’s page and tell the resident.',
  },
  'refund-due': {
    what: 'A booking was cancelled, and its fee has to be given back',
    todo: 'Give the fee back by hand.',
  },
  'late-approval': {
    what: 'A payment that was given up was approved late. The screen said that nothing was charged',
    todo: 'The kiosk gives the money back by itself. Do not refund.',
  },
  'payment-unknown': { what: 'Nobody knows whether the card was charged', todo: lookFirst },
  'reversal-refused': {
    what: 'The card was charged, and the terminal refused to give the money back',
    todo: 'Give the money back by hand.',
  },
  'reversal-unknown': {
    what: 'The card was charged. Nobody knows whether the money went back',
    todo: 'Look at the card company first, with what stands on the transaction’s page. Do not refund before you know that the money did not go back: the resident would get it twice.',
  },
  'reversal-failed': {
    what: 'The card was charged. The terminal refused to give the money back, or nobody knows whether it did',
    todo: 'Look at the card company first, with what stands on the transaction’s page. Do not refund before you know that the money did not go back: the resident would get it twice.',
  },
  'late-doubt': {
    what: 'Money turned up late, and not as it was asked for. The screen said that nothing was charged',
    todo: lookFirst,
  },
  'impossible-event': {
    what: 'The journal holds an event that cannot follow the one before it',
    todo: `${lookFirst} Tell IT.`,
  },
  contradiction: {
    what: 'The kiosk and central disagree about this payment',
    todo: `${lookFirst} Tell IT.`,
  },
  'totals-differ': {
    what: 'The terminal’s own totals of a period are not the journal’s',
    todo: 'Compare the payments of that time with the card company’s list. Do not refund before you know which payment it is.',
  },
};

/** Of a kind that this page does not know. */
export const unknownException = (what: string): ExceptionInWords => ({ what, todo: `${lookFirst} Tell IT.` });

/** Why central called a clerk by itself: the kiosk does not say how a payment ended. */
export const silenceTexts: Readonly<Record<string, ExceptionInWords>> = {
  'kiosk-silent': {
    what: 'The kiosk asked the terminal for money and has said nothing for an hour. Nobody knows whether the card was charged',
    todo: `Find out why the kiosk is silent: it says how the payment ended as soon as it is back. If it does not come back: ${lookFirst}`,
  },
  'set-up-anew': {
    what: 'The kiosk was set up anew, and its former journal leaves this payment open. Nobody knows whether the card was charged, and the kiosk will not say',
    todo: 'Look at the card company first, by kiosk, time and amount. Do not refund before you know that the card was charged.',
  },
};

/** A part went back, and the terminal does not say how much. */
export const unknownPartText: ExceptionInWords = {
  what: 'The card was charged. The terminal gave only a part back, and does not say how much',
  todo: 'Look at the card company first, with what stands on the transaction’s page. Do not refund before you know how much went back.',
};
