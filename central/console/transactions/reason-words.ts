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
  'in-doubt': 'an earlier payment for one of them is not settled yet',
  paid: 'one of them was already paid',
  'amount-changed': 'the amount had changed',
  'not-found': 'one of them no longer exists',
  'not-valid': 'the answers do not follow the rules of the service',
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
  'not-allowed': 'the terminal did not allow it',
};

export const unknownWords: Words<UnknownReason> = {
  'no-answer': 'the terminal did not answer',
  'answer-unreadable': 'the answer could not be read',
  'wrong-reference': 'the answer was for another payment',
  'wrong-amount': 'the answer named a different amount',
  'wrong-currency': 'the answer named a different currency',
  'partial-approval': 'only part of the amount was approved',
  contradiction: 'the terminal’s answers contradict each other',
};

export const clerkWords: Words<ClerkReason> = {
  'payment-unknown': 'it is not known whether the card was charged',
  'reversal-refused': 'the terminal refused the refund',
  'reversal-unknown': 'it is not known whether the money was refunded',
  'reversal-partial': 'only part of the money was refunded',
  'late-doubt': 'the terminal reported a charge late, and not the one that was requested',
  'reversal-failed': 'the terminal refused the refund, or it is not known whether it made it',
};

export const lateWords: Words<LateAnswer> = {
  declined: 'the terminal says that the payment was declined',
  'not-found': 'the terminal says that it does not know the payment',
  'in-progress': 'the terminal says that the payment is still in progress',
  unreadable: 'the terminal gave an answer that says nothing about this payment',
};

export const lateReversalWords: Words<
  Extract<TransactionEvent, { kind: 'late-reversal-checked' }>['answer']
> = {
  refused: 'the terminal says that it refused the refund',
  'not-found': 'the terminal says that it does not know this refund',
  'in-progress': 'the terminal says that the refund is still in progress',
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
  restart: 'The kiosk restarted; it assumes that the resident has left.',
};
