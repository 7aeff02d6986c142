import { z } from 'zod';

/** What the driver reads of nexo's answers. Everything else, card data above all, is dropped here. */

const Header = z.object({
  MessageClass: z.string().max(40),
  MessageCategory: z.string().max(40),
  MessageType: z.string().max(40),
  SaleID: z.string().max(100).optional(),
  POIID: z.string().max(100),
  ServiceID: z.string().max(40).optional(),
});
export type Header = z.infer<typeof Header>;

/** nexo's ErrorCondition; a word that is not in the list reads as null. */
export const ErrorCondition = z.enum([
  'Aborted',
  'Busy',
  'Cancel',
  'DeviceOut',
  'InProgress',
  'InsertedCard',
  'InvalidCard',
  'LoggedOut',
  'MessageFormat',
  'NotAllowed',
  'NotFound',
  'PaymentRestriction',
  'Refusal',
  'UnavailableDevice',
  'UnavailableService',
  'UnreachableHost',
  'WrongPIN',
]);
export type ErrorCondition = z.infer<typeof ErrorCondition>;

const Response = z.object({
  Result: z.enum(['Success', 'Partial', 'Failure']),
  ErrorCondition: ErrorCondition.nullish().catch(null),
  /** Form-encoded pairs, or base64 of JSON. */
  AdditionalResponse: z.string().max(32_768).nullish().catch(null),
});
export type Response = z.infer<typeof Response>;

const TransactionIdentification = z.object({
  TransactionID: z.string().min(1).max(100),
  TimeStamp: z.string().max(40),
});

export const PaymentResponse = z.object({
  Response,
  SaleData: z
    .object({ SaleTransactionID: z.object({ TransactionID: z.string().max(100) }).optional() })
    .optional()
    .catch(undefined),
  POIData: z.object({ POITransactionID: TransactionIdentification }).optional().catch(undefined),
  PaymentResult: z
    .object({
      AmountsResp: z
        .object({ Currency: z.string().max(10), AuthorizedAmount: z.number() })
        .optional()
        .catch(undefined),
      PaymentInstrumentData: z
        .object({
          CardData: z
            .object({
              PaymentBrand: z.string().max(100).optional(),
              MaskedPan: z.string().max(100).optional(),
            })
            .optional(),
        })
        .optional()
        .catch(undefined),
      PaymentAcquirerData: z
        .object({ ApprovalCode: z.string().max(100).optional() })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type PaymentResponse = z.infer<typeof PaymentResponse>;

export const ReversalResponse = z.object({
  Response,
  /** nexo has no sale's data here; terminals that send them say which sale they mean. */
  SaleData: z
    .object({ SaleTransactionID: z.object({ TransactionID: z.string().max(100) }).optional() })
    .optional()
    .catch(undefined),
  OriginalPOITransaction: z
    .object({ POITransactionID: z.object({ TransactionID: z.string().max(100) }).optional() })
    .nullish(),
  /** Not a number: it is there, and says nothing that can be read. */
  ReversedAmount: z.number().nullish().catch(Number.NaN),
});
export type ReversalResponse = z.infer<typeof ReversalResponse>;

const Reference = z.object({
  MessageCategory: z.string().max(40).optional(),
  SaleID: z.string().max(100).optional(),
  POIID: z.string().max(100).optional(),
  ServiceID: z.string().max(40).optional(),
});

export const StatusResponse = z.object({
  Response,
  MessageReference: Reference.nullish(),
  RepeatedMessageResponse: z
    .object({ MessageHeader: z.unknown(), RepeatedResponseMessageBody: z.looseObject({}) })
    .nullish(),
});
export type StatusResponse = z.infer<typeof StatusResponse>;

export const LoginResponse = z.object({ Response });

export const DiagnosisResponse = z.object({
  Response,
  POIStatus: z
    .object({ GlobalStatus: z.string().max(40).optional(), CommunicationOKFlag: z.boolean().optional() })
    .nullish()
    .catch(null),
  HostStatus: z
    .array(z.object({ IsReachableFlag: z.boolean().optional() }))
    .max(50)
    .nullish()
    .catch(null),
});

/** nexo's POIReconciliationID is a string of digits, which some terminals write as a number. */
const PeriodId = z.union([z.string().regex(/^\w{1,20}$/), z.int().min(0).transform(String)]);

/** The totals of one group; a group is a currency, or a part of what was booked in it (a card scheme, an acquirer). */
const TransactionTotals = z.object({
  /** The totals of this group are not available. */
  ErrorCondition: z.string().max(40).nullish(),
  PaymentCurrency: z.string().max(10).nullish(),
  SaleID: z.string().max(100).nullish(),
  POIID: z.string().max(100).nullish(),
  PaymentTotals: z
    .array(
      z.object({
        TransactionType: z.string().max(40),
        TransactionCount: z.int().min(0),
        TransactionAmount: z.number().min(0),
      }),
    )
    .max(100)
    .nullish(),
});
export type TransactionTotals = z.infer<typeof TransactionTotals>;

export const GetTotalsResponse = z.object({
  Response,
  POIReconciliationID: PeriodId.nullish(),
  TransactionTotals: z.array(TransactionTotals).max(1_000).nullish(),
});

export const ReconciliationResponse = GetTotalsResponse.extend({
  ReconciliationType: z.string().max(40).nullish(),
});

/** What the driver reads of each kind of answer. */
export const BODIES = {
  Payment: PaymentResponse,
  Reversal: ReversalResponse,
  TransactionStatus: StatusResponse,
  Login: LoginResponse,
  Diagnosis: DiagnosisResponse,
  GetTotals: GetTotalsResponse,
  Reconciliation: ReconciliationResponse,
  /** Terminals take an abort without a word; what they say nevertheless has to be an answer to it. */
  Abort: z.object({ Response }).optional(),
} as const;
export type Category = keyof typeof BODIES;
export type BodyOf<Kind extends Category> = z.infer<(typeof BODIES)[Kind]>;

/** A message with its header, before its body is read. */
export const Message = z.looseObject({ MessageHeader: Header });
