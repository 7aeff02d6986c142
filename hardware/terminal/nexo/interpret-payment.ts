import {
  containsCardNumber,
  type PaymentOutcome,
  type UnknownReason,
} from '../../../domain/transaction/index.ts';
import type { AskedPayment } from '../payment-terminal.ts';
import { readAdditional } from './additional-response.ts';
import type { PaymentResponse } from './answers.ts';
import { readApprovalCode, summariseCard } from './card-summary.ts';
import { type Checked, checkAnswer } from './check-answer.ts';
import { PAYMENT_CONDITIONS } from './error-conditions.ts';
import type { ExchangeResult } from './exchange.ts';
import { seePayment } from './see-payment.ts';

/** Whether an answer is the request's own or its repetition by TransactionStatus. */
export type Heard = 'answered' | 'repeated';

/**
 * What a payment's answer says. Approved only when the terminal says `Success` for this kiosk, this terminal, this
 * request, this transaction and exactly this amount; declined only when it proves that no money moved; all else is
 * unknown, with what the terminal says it took.
 */
export function interpretPayment(result: ExchangeResult, asked: AskedPayment, heard: Heard): PaymentOutcome {
  const checked = checkAnswer(result, 'Payment', asked);
  switch (checked.kind) {
    case 'not-sent':
      return { kind: 'declined', reason: 'terminal-unavailable' };
    case 'empty':
    case 'no-answer':
      return unknown('no-answer');
    case 'unreadable':
      return unknown('answer-unreadable');
    case 'wrong-reference':
      return unknown('wrong-reference');
    case 'fits':
      return checked.body.Response.Result === 'Failure'
        ? interpretFailure(checked.body, asked, heard)
        : interpretSuccess(checked, asked);
  }
}

export const unknown = (reason: UnknownReason): PaymentOutcome => ({ kind: 'unknown', reason });

function interpretSuccess(
  { body, said }: Extract<Checked<'Payment'>, { kind: 'fits' }>,
  asked: AskedPayment,
): PaymentOutcome {
  const doubtful = (reason: UnknownReason): PaymentOutcome => ({
    kind: 'unknown',
    reason,
    seen: seePayment(body, said),
  });
  switch (said.kind) {
    case 'other-currency':
      return doubtful('wrong-currency');
    case 'more':
    case 'unreadable':
      return doubtful(body.Response.Result === 'Partial' ? 'partial-approval' : 'wrong-amount');
    case 'less':
      return doubtful('partial-approval');
    case 'none':
      return doubtful(body.Response.Result === 'Partial' ? 'partial-approval' : 'answer-unreadable');
    case 'whole':
  }
  if (body.Response.Result === 'Partial') return doubtful('partial-approval');
  const poi = body.POIData?.POITransactionID;
  if (!poi || containsCardNumber(poi.TimeStamp)) return doubtful('answer-unreadable');
  return {
    kind: 'approved',
    amount: asked.amount,
    card: summariseCard(body),
    authorisationCode: readApprovalCode(body),
    terminalTransactionId: poi.TransactionID,
    terminalTime: poi.TimeStamp,
  };
}

function interpretFailure(body: PaymentResponse, asked: AskedPayment, heard: Heard): PaymentOutcome {
  const { ErrorCondition: condition, AdditionalResponse: additional } = body.Response;
  if (!condition) return unknown('answer-unreadable');
  const isOurs = condition === 'Busy' && names(additional, asked.reference.serviceId);
  const verdict = isOurs ? 'ask' : PAYMENT_CONDITIONS[condition][heard];
  return verdict === 'ask' ? unknown('no-answer') : { kind: 'declined', reason: verdict };
}

/** Whether a `Busy` speaks of our own request: it is being worked on. */
export function names(additional: string | null | undefined, serviceId: string): boolean {
  const { pairs, json } = readAdditional(additional);
  return `${pairs.toString()} ${json}`.includes(serviceId);
}
