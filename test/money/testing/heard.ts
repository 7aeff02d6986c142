import { z } from 'zod';
import { fromDecimal } from '../../../domain/money/index.ts';
import type { LedgerEntry, PlainTerminal } from '../../../hardware/terminal/nexo/simulator/index.ts';

type Exchange = PlainTerminal['exchange'];

/** What a kiosk has heard of the acquirer's books: which of their entries an answer named that came through whole and told the truth. */
export type Heard = {
  /** The terminal's line, listened to. */
  readonly exchange: Exchange;
  readonly has: (entry: LedgerEntry) => boolean;
};

const Header = z.object({
  MessageCategory: z.string(),
  MessageType: z.literal('Response'),
  SaleID: z.string(),
  POIID: z.string(),
  ServiceID: z.string(),
});
const Result = z.object({ Result: z.enum(['Success', 'Partial']) });
const Transaction = z.object({ TransactionID: z.string() });
const Payment = z.object({
  Response: Result,
  SaleData: z.object({ SaleTransactionID: Transaction }),
  POIData: z.object({ POITransactionID: Transaction }),
  PaymentResult: z.object({
    AmountsResp: z.object({ Currency: z.string(), AuthorizedAmount: z.number() }),
  }),
});
const Reversal = z.object({
  Response: Result.extend({ AdditionalResponse: z.string() }),
  OriginalPOITransaction: z.object({ POITransactionID: Transaction }),
  ReversedAmount: z.number(),
});
const Reference = z.object({ MessageCategory: z.string(), ServiceID: z.string() });
const Status = z.object({
  Response: Result,
  MessageReference: Reference,
  RepeatedMessageResponse: z.object({
    RepeatedResponseMessageBody: z.object({
      PaymentResponse: z.unknown().optional(),
      ReversalResponse: z.unknown().optional(),
    }),
  }),
});
const Answer = z.object({
  MessageHeader: Header,
  PaymentResponse: z.unknown().optional(),
  ReversalResponse: z.unknown().optional(),
  TransactionStatusResponse: z.unknown().optional(),
});
const Request = z.object({
  MessageHeader: z.object({ MessageCategory: z.string(), SaleID: z.string(), ServiceID: z.string() }),
  TransactionStatusRequest: z.object({ MessageReference: Reference }).optional(),
});

/**
 * Listens on the line between driver and terminal and reads the answers by itself, so that it sees what a driver that reads them
 * wrongly has missed.
 */
export function listen(plain: PlainTerminal): Heard {
  const heard = new Set<string>();
  return {
    exchange: async (request, options) => {
      const result = await plain.exchange(request, options);
      if (result.kind === 'answer')
        for (const entry of plain.ledger())
          if (names(request, result.message, entry)) heard.add(keyOf(entry));
      return result;
    },
    has: (entry) => heard.has(keyOf(entry)),
  };
}

const keyOf = ({ kind, serviceId }: LedgerEntry): string => `${kind}/${serviceId}`;

/** Whether an answer to this request names this movement of money, and all of it rightly. */
function names(asked: unknown, answer: unknown, entry: LedgerEntry): boolean {
  const request = Request.safeParse(asked).data;
  const message = Answer.safeParse(answer).data;
  if (!request || !message) return false;
  const { MessageHeader: from } = request;
  const { MessageHeader: to } = message;
  const fits = (['MessageCategory', 'SaleID', 'ServiceID'] as const).every((name) => from[name] === to[name]);
  if (!fits) return false;
  if (from.ServiceID === entry.serviceId)
    return namesPayment(message.PaymentResponse, entry) || namesReversal(message.ReversalResponse, entry);
  const status = Status.safeParse(message.TransactionStatusResponse).data;
  const about = request.TransactionStatusRequest?.MessageReference;
  if (!status || about?.ServiceID !== entry.serviceId) return false;
  if (status.MessageReference.ServiceID !== entry.serviceId) return false;
  const { PaymentResponse, ReversalResponse } = status.RepeatedMessageResponse.RepeatedResponseMessageBody;
  return namesPayment(PaymentResponse, entry) || namesReversal(ReversalResponse, entry);
}

function namesPayment(body: unknown, entry: LedgerEntry): boolean {
  const payment = Payment.safeParse(body).data;
  if (!payment || entry.kind !== 'charge') return false;
  const { Currency, AuthorizedAmount } = payment.PaymentResult.AmountsResp;
  return (
    payment.SaleData.SaleTransactionID.TransactionID === entry.saleTransactionId &&
    payment.POIData.POITransactionID.TransactionID === entry.terminalTransactionId &&
    Currency === entry.currency &&
    fromDecimal(String(AuthorizedAmount), Currency)?.amountMinor === entry.amountMinor
  );
}

function namesReversal(body: unknown, entry: LedgerEntry): boolean {
  const reversal = Reversal.safeParse(body).data;
  if (!reversal || entry.kind !== 'reversal') return false;
  return (
    new URLSearchParams(reversal.Response.AdditionalResponse).get('currency') === entry.currency &&
    reversal.OriginalPOITransaction.POITransactionID.TransactionID === entry.terminalTransactionId &&
    fromDecimal(String(reversal.ReversedAmount), entry.currency)?.amountMinor === entry.amountMinor
  );
}
