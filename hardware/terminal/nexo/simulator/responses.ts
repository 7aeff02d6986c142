import { type Money, toDecimal } from '../../../../domain/money/index.ts';
import { type ErrorCondition, maskedPan, type TestCard } from './cards.ts';
import { receipts } from './receipt.ts';
import { type Tender, type TenderResult, terminalTransactionId } from './tender-store.ts';

/** The body of a response, under its nexo name. */
export type ResponseBody = Readonly<Record<string, unknown>>;

export const ACQUIRER_ID = 'SimulatedAcquirer';

/** nexo Response of success. */
export const success = (additional?: Readonly<Record<string, string>>) => ({
  Result: 'Success',
  ...(additional ? { AdditionalResponse: new URLSearchParams(additional).toString() } : {}),
});

/** nexo Response of failure. The text is for logs, as `key=value` pairs. */
export const failure = (errorCondition: ErrorCondition, message: string) => ({
  Result: 'Failure',
  ErrorCondition: errorCondition,
  AdditionalResponse: new URLSearchParams({ message }).toString(),
});

/** What the answer to a payment says, and what a repeated answer says again. */
export function paymentResponse(tender: Tender, result: TenderResult, leakPan: boolean): ResponseBody {
  const approved = result.kind === 'approved' ? result : null;
  const card = result.card;
  const transactionId = terminalTransactionId(tender.reference, approved?.pspReference ?? null);
  return {
    Response: approved
      ? approvedResponse(approved, leakPan)
      : failure(
          result.kind === 'failed' ? result.errorCondition : 'Refusal',
          result.kind === 'failed' ? result.message : '',
        ),
    SaleData: { SaleTransactionID: tender.saleTransaction },
    POIData: poiData(transactionId, tender),
    ...(card
      ? {
          PaymentResult: {
            OnlineFlag: true,
            PaymentType: 'Normal',
            ...(approved ? { AmountsResp: amountsResp(approved.amount) } : {}),
            PaymentAcquirerData: {
              AcquirerPOIID: tender.header.POIID,
              MerchantID: 'TownOfSimulation',
              ...(approved
                ? {
                    ApprovalCode: approved.approvalCode,
                    AcquirerTransactionID: {
                      TransactionID: approved.pspReference,
                      TimeStamp: tender.startedAt,
                    },
                  }
                : {}),
            },
            PaymentInstrumentData: { PaymentInstrumentType: 'Card', CardData: cardData(card, leakPan) },
          },
          PaymentReceipt: receipts(tender, result, transactionId, leakPan),
        }
      : {}),
  };
}

export function reversalResponse(tender: Tender, result: TenderResult): ResponseBody {
  const approved = result.kind === 'approved' ? result : null;
  return {
    Response:
      result.kind === 'approved'
        ? {
            ...success({ pspReference: result.pspReference, currency: result.amount.currency }),
            ...(result.partial ? { Result: 'Partial' } : {}),
          }
        : failure(result.errorCondition, result.message),
    POIData: poiData(terminalTransactionId(tender.reference, approved?.pspReference ?? null), tender),
    OriginalPOITransaction: { POITransactionID: { TransactionID: tender.originalTransactionId } },
    ...(approved ? { ReversedAmount: Number(toDecimal(approved.amount)) } : {}),
  };
}

type Approved = Extract<TenderResult, { kind: 'approved' }>;

function approvedResponse({ amount, partial, pspReference, card }: Approved, leakPan: boolean) {
  const response = success({
    AID: card.aid,
    applicationPreferredName: card.scheme,
    cardBin: card.pan.slice(0, 6),
    cardScheme: card.scheme,
    cardSummary: card.pan.slice(-4),
    expiryMonth: card.expiry.slice(0, 2),
    expiryYear: card.expiry.slice(3),
    posAuthAmountCurrency: amount.currency,
    posAuthAmountValue: String(amount.amountMinor),
    pspReference,
    ...(leakPan ? { cardNumber: card.pan } : {}),
  });
  return partial ? { ...response, Result: 'Partial' } : response;
}

const amountsResp = (amount: Money) => ({
  Currency: amount.currency,
  AuthorizedAmount: Number(toDecimal(amount)),
});

const poiData = (transactionId: string, { periodId, startedAt }: Tender) => ({
  POIReconciliationID: periodId,
  POITransactionID: { TransactionID: transactionId, TimeStamp: startedAt },
});

const cardData = (card: TestCard, leakPan: boolean) => ({
  MaskedPan: leakPan ? card.pan : maskedPan(card),
  PaymentBrand: card.scheme,
  CardCountryCode: card.countryCode,
  EntryMode: [card.entry === 'chip' ? 'ICC' : 'Contactless'],
  SensitiveCardData: {
    ExpiryDate: card.expiry.slice(0, 2) + card.expiry.slice(-2),
    CardSeqNumb: '01',
    ...(leakPan ? { PAN: card.pan } : {}),
  },
});
