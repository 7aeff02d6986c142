import type {
  ClerkReason,
  DeclineReason,
  LateAnswer,
  ReceiptWay,
  ReservationRefusal,
  TransactionEvent,
  UnknownReason,
} from '../../../domain/transaction/index.ts';

type Words<Reason extends string> = Readonly<Record<Reason, string>>;

export const holdWords: Words<ReservationRefusal> = {
  held: 'someone else was paying one of them',
  'in-doubt': 'the money of an earlier payment for one of them is not settled yet',
  paid: 'one of them was paid already',
  'amount-changed': 'the amount had changed',
  'not-found': 'one of them no longer exists',
  'not-valid': 'the answers do not meet the rules of the service',
  'slot-taken': 'someone else has since booked the time',
  unreachable: 'central could not be reached',
};

export const declineWords: Words<DeclineReason> = {
  refused: 'the bank refused it',
  'cancelled-at-terminal': 'the resident cancelled at the terminal',
  'aborted-by-kiosk': 'the resident cancelled on the screen, or the time ran out',
  'wrong-pin': 'wrong PIN',
  'invalid-card': 'the card cannot be used',
  'terminal-busy': 'the terminal was busy',
  'terminal-unavailable': 'the terminal was unavailable',
  'not-allowed': 'the terminal does not allow it',
};

export const unknownWords: Words<UnknownReason> = {
  'no-answer': 'the terminal did not answer',
  'answer-unreadable': 'the answer could not be read',
  'wrong-reference': 'the answer was for another payment',
  'wrong-amount': 'the answer named another amount',
  'wrong-currency': 'the answer named another currency',
  'partial-approval': 'only a part of the amount was approved',
  contradiction: 'the terminal’s answers contradict each other',
};

export const clerkWords: Words<ClerkReason> = {
  'payment-unknown': 'nobody knows whether the card was charged',
  'reversal-refused': 'the terminal refused to give the money back',
  'reversal-unknown': 'nobody knows whether the money went back',
  'reversal-partial': 'only a part of the money went back',
  'late-doubt': 'money turned up late, and not as it was asked for',
  'reversal-failed': 'the terminal refused to give the money back, or nobody knows whether it did',
};

export const lateWords: Words<LateAnswer> = {
  declined: 'the terminal says that the payment was declined',
  'not-found': 'the terminal says that it does not know the payment',
  'in-progress': 'the terminal says that the payment is still under way',
  unreadable: 'the terminal gave an answer that says nothing about this payment',
};

export const lateReversalWords: Words<
  Extract<TransactionEvent, { kind: 'late-reversal-checked' }>['answer']
> = {
  refused: 'the terminal says that it refused to give the money back',
  'not-found': 'the terminal says that it does not know this reversal',
  'in-progress': 'the terminal says that the money is still on its way back',
  unclear: 'the terminal gave no clear answer',
};

export const wayWords: Words<ReceiptWay> = {
  print: 'on paper',
  email: 'by e-mail',
  screen: 'on the screen',
};

export const goneWords: Words<Extract<TransactionEvent, { kind: 'resident-gone' }>['why']> = {
  finished: 'The resident finished.',
  left: 'The resident left by the exit button.',
  idle: 'No one touched the screen; the session ended.',
  restart: 'The kiosk restarted; the kiosk assumes that the resident has left.',
};
