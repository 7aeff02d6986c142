import { z } from 'zod';
import { Currency } from '../../../../domain/money/index.ts';

const Identification = z.looseObject({
  TransactionID: z.string().min(1).max(128),
  TimeStamp: z.iso.datetime({ offset: true }),
});
const SaleData = z.looseObject({ SaleTransactionID: Identification });
export type SaleData = z.infer<typeof SaleData>;

/** nexo PaymentRequest, as far as a card terminal at a kiosk needs it. */
export const PaymentRequest = z.looseObject({
  SaleData,
  PaymentTransaction: z.looseObject({
    AmountsReq: z.looseObject({ Currency, RequestedAmount: z.number().positive().max(100_000_000) }),
  }),
});

export const ReversalRequest = z.looseObject({
  SaleData: SaleData.optional(),
  OriginalPOITransaction: z.looseObject({ POITransactionID: Identification }),
  ReversalReason: z.enum(['CustCancel', 'Malfunction', 'MerchantCancel', 'Unable2Compl']),
  ReversedAmount: z.number().positive().max(100_000_000).optional(),
});

const MessageReference = z.looseObject({
  MessageCategory: z.string().min(1).max(40),
  ServiceID: z.string().min(1).max(10),
  SaleID: z.string().min(1).max(50).optional(),
  POIID: z.string().min(1).max(50).optional(),
});
export type MessageReference = z.infer<typeof MessageReference>;

/** Without a reference the question is about the last transaction. */
export const TransactionStatusRequest = z.looseObject({ MessageReference: MessageReference.optional() });

export const AbortRequest = z.looseObject({
  AbortReason: z.string().min(1).max(200),
  MessageReference,
});

export const LoginRequest = z.looseObject({
  DateTime: z.string().min(1),
  SaleSoftware: z.looseObject({}),
  OperatorLanguage: z.string().optional(),
});

export const LogoutRequest = z.looseObject({ MaintenanceAllowed: z.boolean().optional() });

export const DiagnosisRequest = z.looseObject({ HostDiagnosisFlag: z.boolean().optional() });

export const GetTotalsRequest = z.looseObject({ TotalFilter: z.looseObject({}).optional() });

export const ReconciliationRequest = z.looseObject({
  ReconciliationType: z.enum([
    'AcquirerReconciliation',
    'AcquirerSynchronisation',
    'PreviousReconciliation',
    'SaleReconciliation',
  ]),
  POIReconciliationID: z.string().min(1).max(20).optional(),
});
