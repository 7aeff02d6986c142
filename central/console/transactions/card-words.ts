import type { CardAnswer, CardRequest } from '../../../domain/transaction/index.ts';
import { declineWords, unknownWords } from './reason-words.ts';

/** Which request it is, e.g. `Payment 1`. */
export const requestName = ({ kind, attempt }: Pick<CardRequest, 'kind' | 'attempt'>): string =>
  `${kind === 'payment' ? 'Payment' : 'Reversal'} ${attempt}`;

/** What the terminal said, in a few words; a late answer says that it is one. */
export function saidInWords(request: CardRequest, { said, late }: CardAnswer): string {
  if (!late) return plainly(said);
  // A late question goes to all reversals of the payment at once.
  const of = request.kind === 'reversal' && request.attempt > 1 ? ', of this or an earlier reversal' : '';
  return `Asked again later${of}: ${plainly(said)}`;
}

function plainly(said: CardAnswer['said']): string {
  switch (said.kind) {
    case 'payment-approved':
    case 'late-approval':
      return 'Approved';
    case 'payment-declined':
      return `Declined: ${declineWords[said.reason]}`;
    case 'payment-unknown':
    case 'late-doubt':
      return `Not certain: ${unknownWords[said.reason]}`;
    case 'payment-not-made':
      return notKnown;
    case 'late-check-passed':
      return said.answer === undefined ? 'No charge named' : lateAnswers[said.answer];
    case 'reversed':
      return 'Reversed';
    case 'reversal-refused':
      return `Reversal refused: ${said.reason}`;
    case 'reversal-unknown':
      return 'Not certain whether it was reversed';
    case 'reversal-not-made':
      return notKnown;
    case 'reversal-partial':
      return 'Only partly reversed';
    case 'late-reversal-checked':
      return lateReversalAnswers[said.answer];
  }
}

const notKnown = 'The terminal does not know this request';
const inProgress = 'Still in progress';
const lateAnswers = {
  declined: 'Declined',
  'not-found': notKnown,
  'in-progress': inProgress,
  unreadable: 'An answer that says nothing about this request',
};
const lateReversalAnswers = {
  refused: 'Reversal refused',
  'not-found': notKnown,
  'in-progress': inProgress,
  unclear: 'No clear answer',
};
