import type { TerminalReference } from '../../../domain/transaction/index.ts';
import { checkAnswer } from './check-answer.ts';
import type { ExchangeResult } from './exchange.ts';

/** What a TransactionStatus answer says about the request that it was asked for. */
export type StatusVerdict =
  /** The original answer, to be interpreted as if it came now. */
  | { readonly kind: 'repeated'; readonly result: ExchangeResult }
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'wrong-reference' }
  | { readonly kind: 'unreadable' }
  /** The terminal did not deal with the question. */
  | { readonly kind: 'no-answer' };

/**
 * Reads the answer to a status question.
 * @param question the identity of the question itself
 * @param about the request that was asked for
 */
export function interpretStatus(
  result: ExchangeResult,
  question: TerminalReference,
  about: TerminalReference,
  category: 'Payment' | 'Reversal',
): StatusVerdict {
  const asked = { reference: question, about: { ...about, category } };
  const checked = checkAnswer(result, 'TransactionStatus', asked);
  switch (checked.kind) {
    case 'unreadable':
    case 'wrong-reference':
      return { kind: checked.kind };
    case 'fits':
      break;
    default:
      return { kind: 'no-answer' };
  }
  const { Response: response, RepeatedMessageResponse: repeated } = checked.body;
  if (response.Result === 'Success') {
    if (!repeated) return { kind: 'unreadable' };
    const { MessageHeader, RepeatedResponseMessageBody } = repeated;
    const message = { ...RepeatedResponseMessageBody, MessageHeader };
    return { kind: 'repeated', result: { kind: 'answer', message } };
  }
  if (response.Result === 'Failure' && response.ErrorCondition === 'InProgress')
    return { kind: 'in-progress' };
  if (response.Result === 'Failure' && response.ErrorCondition === 'NotFound') return { kind: 'not-found' };
  return { kind: 'no-answer' };
}
