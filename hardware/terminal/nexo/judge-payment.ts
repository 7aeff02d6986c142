import { type Money, sameMoney } from '../../../domain/money/index.ts';
import {
  containsCardNumber,
  type PaymentOutcome,
  type UnknownReason,
} from '../../../domain/transaction/index.ts';
import type { TerminalReference } from '../payment-terminal.ts';
import { readAdditional } from './additional-response.ts';
import { fromNexoAmount } from './amounts.ts';
import { answers, PaymentMessage, type PaymentResponse } from './answers.ts';
import { readApprovalCode, summariseCard } from './card-summary.ts';
import { PAYMENT_CONDITIONS } from './error-conditions.ts';

export type AskedPayment = {
  readonly reference: TerminalReference;
  readonly amount: Money;
  /** Null where it is not at hand (a status question): the reference alone then identifies the payment. */
  readonly transactionId: string | null;
  /** Whether this is the answer itself or its repetition by TransactionStatus. */
  readonly heard: 'answered' | 'repeated';
};

/**
 * What a payment's answer says. Approved only when the terminal says `Success` for this kiosk, this terminal, this
 * request, this transaction and exactly this amount; declined only when it proves that no money moved; all else is
 * unknown.
 */
export function judgePayment(message: unknown, asked: AskedPayment): PaymentOutcome {
  const parsed = PaymentMessage.safeParse(message);
  if (!parsed.success) return unknown('answer-unreadable');
  const { MessageHeader: header, PaymentResponse: response } = parsed.data;
  if (!answers(header, asked.reference, 'Payment')) return unknown('wrong-reference');
  switch (response.Response.Result) {
    case 'Success':
      return judgeSuccess(response, asked);
    case 'Partial':
      return sameTransaction(response, asked) ? unknown('partial-approval') : unknown('wrong-reference');
    case 'Failure':
      return judgeFailure(response, asked);
  }
}

export const unknown = (reason: UnknownReason): PaymentOutcome => ({ kind: 'unknown', reason });

function judgeSuccess(response: PaymentResponse, asked: AskedPayment): PaymentOutcome {
  if (!sameTransaction(response, asked)) return unknown('wrong-reference');
  const amounts = response.PaymentResult?.AmountsResp;
  const poi = response.POIData?.POITransactionID;
  if (!amounts || !poi || containsCardNumber(poi.TimeStamp)) return unknown('answer-unreadable');
  if (amounts.Currency !== asked.amount.currency) return unknown('wrong-currency');
  const authorised = fromNexoAmount(amounts.AuthorizedAmount, amounts.Currency);
  if (authorised === null) return unknown('wrong-amount');
  if (authorised.amountMinor < asked.amount.amountMinor) return unknown('partial-approval');
  if (!sameMoney(authorised, asked.amount)) return unknown('wrong-amount');
  return {
    kind: 'approved',
    amount: asked.amount,
    card: summariseCard(response),
    authorisationCode: readApprovalCode(response),
    terminalTransactionId: poi.TransactionID,
    terminalTime: poi.TimeStamp,
  };
}

/** A refusal may leave out the sale's data; what it does say has to fit. A success has to say it. */
function sameTransaction(response: PaymentResponse, asked: AskedPayment): boolean {
  const named = response.SaleData?.SaleTransactionID?.TransactionID;
  if (asked.transactionId === null) return true;
  if (named === undefined) return response.Response.Result === 'Failure';
  return named === asked.transactionId;
}

function judgeFailure(response: PaymentResponse, asked: AskedPayment): PaymentOutcome {
  if (!sameTransaction(response, asked)) return unknown('wrong-reference');
  const { ErrorCondition: condition, AdditionalResponse: additional } = response.Response;
  if (!condition) return unknown('answer-unreadable');
  const isOurs = condition === 'Busy' && names(additional, asked.reference.serviceId);
  const verdict = isOurs ? 'ask' : PAYMENT_CONDITIONS[condition][asked.heard];
  return verdict === 'ask' ? unknown('no-answer') : { kind: 'declined', reason: verdict };
}

function names(additional: string | null | undefined, serviceId: string): boolean {
  const { pairs, json } = readAdditional(additional);
  return `${pairs.toString()} ${json}`.includes(serviceId);
}
