import type { Money } from '../../../domain/money/index.ts';
import type { TerminalReference } from '../../../domain/transaction/index.ts';
import { readAdditional } from './additional-response.ts';
import { compareAmount, type SaidAmount } from './amounts.ts';
import { BODIES, type BodyOf, type Category, type Header, Message } from './answers.ts';
import type { ExchangeResult } from './exchange.ts';

/** What an answer has to fit: the request that was sent, and all that was known when it was sent. */
export type Asked = {
  readonly reference: TerminalReference;
  /** The kiosk's transaction id: a success of a payment has to name it. */
  readonly transactionId?: string;
  /** The terminal's id of the payment that a reversal undoes. */
  readonly terminalTransactionId?: string;
  readonly amount?: Money;
  /** The request that a status question is about. */
  readonly about?: TerminalReference & { readonly category: 'Payment' | 'Reversal' };
  readonly reconciliation?: { readonly type: string; readonly periodId?: string };
};

/**
 * What came of a request once it was checked. `fits`: an answer of the right kind to this very request, about this very
 * transaction; `said` is what it says about the money. `wrong-reference`: an answer to or about something else.
 */
export type Checked<Kind extends Category> =
  | { readonly kind: 'fits'; readonly body: BodyOf<Kind>; readonly said: SaidAmount }
  | { readonly kind: 'wrong-reference' }
  | Exclude<ExchangeResult, { kind: 'answer' }>;

/**
 * Checks an answer, direct or repeated, against everything that was asked: kind of message, kiosk, terminal, request,
 * transaction, original payment, period, amount and currency. Nothing of an answer is used that did not come through here.
 */
export function checkAnswer<Kind extends Category>(
  result: ExchangeResult,
  category: Kind,
  asked: Asked,
): Checked<Kind> {
  if (result.kind !== 'answer') return result;
  const message = Message.safeParse(result.message);
  if (!message.success) return { kind: 'unreadable' };
  if (!isAnswerTo(message.data.MessageHeader, category, asked.reference)) return { kind: 'wrong-reference' };
  const parsed = BODIES[category].safeParse(message.data[`${category}Response`]);
  if (!parsed.success) return { kind: 'unreadable' };
  const body = parsed.data as BodyOf<Kind>;
  const told = whatIsTold(category, body);
  if (!isAbout(told, asked)) return { kind: 'wrong-reference' };
  return { kind: 'fits', body, said: compareAmount(told.amount, told.currency, asked.amount ?? null) };
}

function isAnswerTo(header: Header, category: Category, reference: TerminalReference): boolean {
  return (
    header.MessageClass === 'Service' &&
    header.MessageCategory === category &&
    header.MessageType === 'Response' &&
    header.SaleID === reference.saleId &&
    header.POIID === reference.poiId &&
    header.ServiceID === reference.serviceId
  );
}

/** What a body says that can be compared with what was asked; what it does not say is undefined. */
type Told = {
  readonly succeeded: boolean;
  /** Whether a success has to name the sale's transaction. */
  readonly namesSale?: boolean;
  readonly transactionId?: string | undefined;
  readonly terminalTransactionId?: string | undefined;
  readonly about?:
    | { MessageCategory?: string; SaleID?: string; POIID?: string; ServiceID?: string }
    | null
    | undefined;
  readonly reconciliationType?: string | null | undefined;
  readonly periodId?: string | null | undefined;
  readonly amount?: number | null | undefined;
  readonly currency?: string | null | undefined;
};

function isAbout(told: Told, asked: Asked): boolean {
  const { about, reconciliation } = asked;
  if (told.namesSale && told.succeeded && told.transactionId === undefined) return false;
  return (
    fits(told.transactionId, asked.transactionId) &&
    fits(told.terminalTransactionId, asked.terminalTransactionId) &&
    fits(told.about?.MessageCategory, about?.category) &&
    fits(told.about?.SaleID, about?.saleId) &&
    fits(told.about?.POIID, about?.poiId) &&
    fits(told.about?.ServiceID, about?.serviceId) &&
    fits(told.reconciliationType, reconciliation?.type) &&
    fits(told.periodId, reconciliation?.periodId)
  );
}

const fits = (told: string | null | undefined, asked: string | undefined): boolean =>
  told === undefined || told === null || asked === undefined || told === asked;

const READERS: { readonly [Kind in Category]: (body: BodyOf<Kind>) => Told } = {
  Payment: ({ Response, SaleData, PaymentResult }) => ({
    succeeded: Response.Result !== 'Failure',
    namesSale: true,
    transactionId: SaleData?.SaleTransactionID?.TransactionID,
    amount: PaymentResult?.AmountsResp?.AuthorizedAmount,
    currency: PaymentResult?.AmountsResp?.Currency,
  }),
  Reversal: ({ Response, SaleData, OriginalPOITransaction, ReversedAmount }) => ({
    succeeded: Response.Result !== 'Failure',
    transactionId: SaleData?.SaleTransactionID?.TransactionID,
    terminalTransactionId: OriginalPOITransaction?.POITransactionID?.TransactionID,
    amount: ReversedAmount,
    currency: readAdditional(Response.AdditionalResponse).pairs.get('currency'),
  }),
  TransactionStatus: ({ Response, MessageReference }) => ({
    succeeded: Response.Result !== 'Failure',
    about: MessageReference,
  }),
  GetTotals: ({ Response }) => ({ succeeded: Response.Result !== 'Failure' }),
  Reconciliation: ({ Response, ReconciliationType, POIReconciliationID }) => ({
    succeeded: Response.Result !== 'Failure',
    reconciliationType: ReconciliationType,
    periodId: POIReconciliationID,
  }),
  Login: ({ Response }) => ({ succeeded: Response.Result !== 'Failure' }),
  Diagnosis: ({ Response }) => ({ succeeded: Response.Result !== 'Failure' }),
  Abort: (body) => ({ succeeded: body?.Response.Result !== 'Failure' }),
};

function whatIsTold<Kind extends Category>(category: Kind, body: BodyOf<Kind>): Told {
  return READERS[category](body);
}
