import type { PeriodMovement, Periods, PeriodTotals } from './periods.ts';
import { GetTotalsRequest, ReconciliationRequest } from './requests.ts';
import { failure, type ResponseBody, success } from './responses.ts';

/** nexo GetTotalsResponse; null when the request is not well formed. */
export function answerTotals(body: unknown, periods: Periods): ResponseBody | null {
  if (!GetTotalsRequest.safeParse(body).success) return null;
  const periodId = periods.present();
  return {
    Response: success(),
    POIReconciliationID: periodId,
    TransactionTotals: (periods.totals(periodId) ?? []).map(transactionTotals),
  };
}

/** nexo ReconciliationResponse: closes the present period, or says what was in an earlier one. Null when not well formed. */
export function answerReconciliation(body: unknown, periods: Periods): ResponseBody | null {
  const request = ReconciliationRequest.safeParse(body);
  if (!request.success) return null;
  const { ReconciliationType, POIReconciliationID } = request.data;
  if (ReconciliationType === 'SaleReconciliation')
    return reconciled(periods.close(), ReconciliationType, periods);
  if (ReconciliationType === 'PreviousReconciliation' && POIReconciliationID !== undefined) {
    return POIReconciliationID === periods.present()
      ? { Response: failure('NotFound', 'That period is still open'), ReconciliationType }
      : reconciled(POIReconciliationID, ReconciliationType, periods);
  }
  return { Response: failure('NotAllowed', 'That reconciliation is not supported'), ReconciliationType };
}

function reconciled(periodId: string, ReconciliationType: string, periods: Periods): ResponseBody {
  const totals = periods.totals(periodId);
  if (totals === null) return { Response: failure('NotFound', 'No such period'), ReconciliationType };
  return {
    Response: success(),
    ReconciliationType,
    POIReconciliationID: periodId,
    TransactionTotals: totals.map(transactionTotals),
  };
}

/** nexo TransactionTotals; a movement that did not happen is left out. */
function transactionTotals({ currency, payments, reversals }: PeriodTotals) {
  const movement = (TransactionType: string, { count, amount }: PeriodMovement) =>
    count === 0 ? [] : [{ TransactionType, TransactionCount: count, TransactionAmount: Number(amount) }];
  return {
    PaymentInstrumentType: 'Card',
    PaymentCurrency: currency,
    PaymentTotals: [...movement('Debit', payments), ...movement('ReverseDebit', reversals)],
  };
}
