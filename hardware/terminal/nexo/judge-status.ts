import type { TerminalReference } from '../payment-terminal.ts';
import { answers, StatusMessage } from './answers.ts';

/** What a TransactionStatus answer says about the request that it was asked for. */
export type StatusVerdict =
  /** The original answer, to be interpreted as if it came now. */
  | { readonly kind: 'repeated'; readonly message: unknown }
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
export function judgeStatus(
  message: unknown,
  question: TerminalReference,
  about: TerminalReference,
  category: 'Payment' | 'Reversal',
): StatusVerdict {
  const parsed = StatusMessage.safeParse(message);
  if (!parsed.success) return { kind: 'unreadable' };
  if (!answers(parsed.data.MessageHeader, question, 'TransactionStatus')) return { kind: 'wrong-reference' };
  const {
    Response: response,
    MessageReference: named,
    RepeatedMessageResponse: repeated,
  } = parsed.data.TransactionStatusResponse;
  const other =
    (named?.ServiceID ?? about.serviceId) !== about.serviceId ||
    (named?.SaleID ?? about.saleId) !== about.saleId ||
    (named?.POIID ?? about.poiId) !== about.poiId ||
    (named?.MessageCategory ?? category) !== category;
  if (other) return { kind: 'wrong-reference' };
  if (response.Result === 'Success') {
    if (!repeated) return { kind: 'unreadable' };
    const { MessageHeader, RepeatedResponseMessageBody } = repeated;
    return { kind: 'repeated', message: { ...RepeatedResponseMessageBody, MessageHeader } };
  }
  if (response.Result === 'Failure' && response.ErrorCondition === 'InProgress')
    return { kind: 'in-progress' };
  if (response.Result === 'Failure' && response.ErrorCondition === 'NotFound') return { kind: 'not-found' };
  return { kind: 'no-answer' };
}
