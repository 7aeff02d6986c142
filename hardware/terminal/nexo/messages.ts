import type { TerminalReference } from '../../../domain/transaction/index.ts';
import type { PaymentRequest, ReversalRequest } from '../payment-terminal.ts';
import type { SaleToPOIRequest } from './library.ts';

/**
 * The requests that the driver sends (nexo Sale to POI protocol 3.0). They are written as the plain JSON that goes over
 * the wire; the library's types want enum objects in places, which one cast at the end covers.
 */

export function paymentMessage(request: PaymentRequest, amount: number, now: Date): SaleToPOIRequest {
  return message('Service', 'Payment', request.reference, {
    PaymentRequest: {
      SaleData: { ...saleData(request.transactionId, now), OperatorLanguage: primary(request.language) },
      PaymentTransaction: {
        AmountsReq: { Currency: request.amount.currency, RequestedAmount: amount },
      },
    },
  });
}

export function reversalMessage(request: ReversalRequest, amount: number, now: Date): SaleToPOIRequest {
  return message('Service', 'Reversal', request.reference, {
    ReversalRequest: {
      OriginalPOITransaction: {
        POITransactionID: { TransactionID: request.terminalTransactionId, TimeStamp: request.terminalTime },
      },
      ReversalReason: 'MerchantCancel',
      ReversedAmount: amount,
      SaleData: saleData(request.transactionId, now),
    },
  });
}

/** Asks the terminal to end a payment that is not approved yet. */
export function abortMessage(reference: TerminalReference, about: TerminalReference): SaleToPOIRequest {
  return message('Service', 'Abort', reference, {
    AbortRequest: { AbortReason: 'MerchantAbort', MessageReference: messageReference(about, 'Payment') },
  });
}

/** Asks how an earlier request ended. */
export function statusMessage(
  reference: TerminalReference,
  about: TerminalReference,
  category: 'Payment' | 'Reversal',
): SaleToPOIRequest {
  return message('Service', 'TransactionStatus', reference, {
    TransactionStatusRequest: {
      MessageReference: messageReference(about, category),
      ReceiptReprintFlag: false,
    },
  });
}

export function loginMessage(reference: TerminalReference, now: Date): SaleToPOIRequest {
  return message('Service', 'Login', reference, {
    LoginRequest: {
      DateTime: now.toISOString(),
      OperatorLanguage: 'en',
      SaleSoftware: {
        ManufacturerID: 'Townhall',
        ApplicationName: 'Townhall Kiosk',
        SoftwareVersion: '1',
        CertificationCode: 'none',
      },
      SaleTerminalData: {
        TerminalEnvironment: 'Unattended',
        SaleCapabilities: ['CustomerDisplay', 'CashierStatus', 'PrinterReceipt'],
      },
    },
  });
}

export function diagnosisMessage(reference: TerminalReference): SaleToPOIRequest {
  return message('Service', 'Diagnosis', reference, { DiagnosisRequest: { HostDiagnosisFlag: true } });
}

/** Asks what the terminal has booked in the present period. */
export function totalsMessage(reference: TerminalReference): SaleToPOIRequest {
  return message('Service', 'GetTotals', reference, { GetTotalsRequest: {} });
}

/** Closes the present period, or asks for one that was closed before. */
export function reconciliationMessage(
  reference: TerminalReference,
  { type, periodId }: { readonly type: string; readonly periodId?: string },
): SaleToPOIRequest {
  return message('Service', 'Reconciliation', reference, {
    ReconciliationRequest: {
      ReconciliationType: type,
      ...(periodId === undefined ? {} : { POIReconciliationID: periodId }),
    },
  });
}

function message(
  messageClass: 'Service',
  category: string,
  reference: TerminalReference,
  body: Readonly<Record<string, unknown>>,
): SaleToPOIRequest {
  const header = {
    ProtocolVersion: '3.0',
    MessageClass: messageClass,
    MessageCategory: category,
    MessageType: 'Request',
    SaleID: reference.saleId,
    POIID: reference.poiId,
    ServiceID: reference.serviceId,
  };
  return { MessageHeader: header, ...body } as unknown as SaleToPOIRequest;
}

const saleData = (transactionId: string, now: Date) => ({
  SaleTransactionID: { TransactionID: transactionId, TimeStamp: now.toISOString() },
});

const messageReference = (about: TerminalReference, category: 'Payment' | 'Reversal') => ({
  MessageCategory: category,
  SaleID: about.saleId,
  POIID: about.poiId,
  ServiceID: about.serviceId,
});

/** nexo knows languages by ISO 639-1 alone. */
const primary = (language: string): string => language.split('-')[0] ?? language;
