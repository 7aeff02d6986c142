import { z } from 'zod';

/** What the driver reads of nexo's answers. Everything else, card data above all, is dropped here. */

const Header = z.object({
  MessageClass: z.string().max(40).optional(),
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
      AmountsResp: z.object({ Currency: z.string().max(10), AuthorizedAmount: z.number() }).optional(),
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

export const PaymentMessage = z.object({ MessageHeader: Header, PaymentResponse });

export const ReversalResponse = z.object({ Response, ReversedAmount: z.number().nullish() });
export type ReversalResponse = z.infer<typeof ReversalResponse>;

export const ReversalMessage = z.object({ MessageHeader: Header, ReversalResponse });

const Reference = z.object({
  MessageCategory: z.string().max(40).optional(),
  SaleID: z.string().max(100).optional(),
  POIID: z.string().max(100).optional(),
  ServiceID: z.string().max(40).optional(),
});

export const StatusMessage = z.object({
  MessageHeader: Header,
  TransactionStatusResponse: z.object({
    Response,
    MessageReference: Reference.nullish(),
    RepeatedMessageResponse: z
      .object({ MessageHeader: Header, RepeatedResponseMessageBody: z.looseObject({}) })
      .nullish(),
  }),
});
export type StatusMessage = z.infer<typeof StatusMessage>;

export const LoginMessage = z.object({ MessageHeader: Header, LoginResponse: z.object({ Response }) });

export const DiagnosisMessage = z.object({
  MessageHeader: Header,
  DiagnosisResponse: z.object({
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
  }),
});
export type DiagnosisResponse = z.infer<typeof DiagnosisMessage>['DiagnosisResponse'];

/** Whether an answer's header belongs to the request: the terminal, the kiosk, the request and the kind of message. */
export function answers(
  header: Header,
  asked: { saleId: string; poiId: string; serviceId: string },
  category: string,
) {
  return (
    header.MessageType === 'Response' &&
    header.MessageCategory === category &&
    header.SaleID === asked.saleId &&
    header.POIID === asked.poiId &&
    header.ServiceID === asked.serviceId
  );
}
