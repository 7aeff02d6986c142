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
  MessageHeader: Header.omit({ MessageType: true }),
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
      const named = result.kind === 'answer' ? namedBy(request, result.message) : null;
      if (named)
        for (const entry of plain.ledger())
          if (entry.serviceId === named.serviceId && names(named, entry)) heard.add(keyOf(entry));
      return result;
    },
    has: (entry) => heard.has(keyOf(entry)),
  };
}

const keyOf = ({ kind, serviceId }: LedgerEntry): string => `${kind}/${serviceId}`;

/** What an answer says of one request to the terminal. */
type Named = {
  readonly serviceId: string;
  readonly payment: z.infer<typeof Payment> | undefined;
  readonly reversal: z.infer<typeof Reversal> | undefined;
};

/** What an answer names of the request that it is about, directly or repeated; null where it is no answer to what was asked. */
function namedBy(asked: unknown, answer: unknown): Named | null {
  const request = Request.safeParse(asked).data;
  const message = Answer.safeParse(answer).data;
  if (!request || !message) return null;
  const { MessageHeader: from } = request;
  const { MessageHeader: to } = message;
  // What another terminal says is no answer of this one.
  const fits = (['MessageCategory', 'SaleID', 'POIID', 'ServiceID'] as const).every(
    (name) => from[name] === to[name],
  );
  if (!fits) return null;
  const about = request.TransactionStatusRequest?.MessageReference;
  if (!about) return bodiesOf(from.ServiceID, message);
  const status = Status.safeParse(message.TransactionStatusResponse).data;
  if (status?.MessageReference.ServiceID !== about.ServiceID) return null;
  return bodiesOf(about.ServiceID, status.RepeatedMessageResponse.RepeatedResponseMessageBody);
}

const bodiesOf = (
  serviceId: string,
  {
    PaymentResponse,
    ReversalResponse,
  }: { readonly PaymentResponse?: unknown; readonly ReversalResponse?: unknown },
): Named => ({
  serviceId,
  payment: Payment.safeParse(PaymentResponse).data,
  reversal: Reversal.safeParse(ReversalResponse).data,
});

/** Whether it names this movement of money, and all of it rightly. */
function names({ payment, reversal }: Named, entry: LedgerEntry): boolean {
  return entry.kind === 'charge' ? namesPayment(payment, entry) : namesReversal(reversal, entry);
}

function namesPayment(payment: Named['payment'], entry: LedgerEntry): boolean {
  if (!payment) return false;
  const { Currency, AuthorizedAmount } = payment.PaymentResult.AmountsResp;
  return (
    payment.SaleData.SaleTransactionID.TransactionID === entry.saleTransactionId &&
    payment.POIData.POITransactionID.TransactionID === entry.terminalTransactionId &&
    Currency === entry.currency &&
    fromDecimal(String(AuthorizedAmount), Currency)?.amountMinor === entry.amountMinor
  );
}

function namesReversal(reversal: Named['reversal'], entry: LedgerEntry): boolean {
  if (!reversal) return false;
  return (
    new URLSearchParams(reversal.Response.AdditionalResponse).get('currency') === entry.currency &&
    reversal.OriginalPOITransaction.POITransactionID.TransactionID === entry.terminalTransactionId &&
    fromDecimal(String(reversal.ReversedAmount), entry.currency)?.amountMinor === entry.amountMinor
  );
}
