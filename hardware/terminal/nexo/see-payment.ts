import { containsCardNumber, type SeenPayment } from '../../../domain/transaction/index.ts';
import type { SaidAmount } from './amounts.ts';
import type { PaymentResponse } from './answers.ts';
import { readApprovalCode, summariseCard } from './card-summary.ts';

/** What a terminal says it took, where that is not what was asked for: for a clerk, and without card data. */
export function seePayment(response: PaymentResponse, said: SaidAmount): SeenPayment {
  const poi = response.POIData?.POITransactionID;
  return {
    amount: 'amount' in said ? said.amount : null,
    card: summariseCard(response),
    authorisationCode: readApprovalCode(response),
    terminalTransactionId: harmless(poi?.TransactionID),
    terminalTime: harmless(poi?.TimeStamp),
  };
}

const harmless = (text: string | undefined): string | null =>
  text === undefined || containsCardNumber(text) ? null : text;
