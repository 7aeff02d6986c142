import type { MessageHeader } from './envelope.ts';
import type { FaultSet } from './faults.ts';
import { type MessageReference, TransactionStatusRequest } from './requests.ts';
import { failure, type ResponseBody, success } from './responses.ts';
import {
  keyOf,
  type StoredTender,
  type Tender,
  type TenderResult,
  type TenderStore,
  tenderKey,
} from './tender-store.ts';

export type StatusParts = {
  readonly store: TenderStore;
  readonly active: Tender | null;
  readonly faults: FaultSet;
  readonly repeat: (tender: Tender, result: TenderResult) => ResponseBody;
};

/**
 * nexo TransactionStatusResponse: the whole first answer again, InProgress, or NotFound. Without a reference it is
 * about the last transaction. Null when the request is not well formed.
 */
export function statusResponse(
  header: MessageHeader,
  body: unknown,
  parts: StatusParts,
): ResponseBody | null {
  const request = TransactionStatusRequest.safeParse(body);
  if (!request.success) return null;
  const asked = request.data.MessageReference;
  const found = remembered(header, asked, parts);
  if (!found) {
    return {
      Response: failure('NotFound', 'Transaction not found'),
      ...(asked ? { MessageReference: asked } : {}),
    };
  }
  const { tender, result } = found;
  const reference = {
    MessageCategory: tender.category,
    ServiceID: tender.header.ServiceID,
    SaleID: tender.header.SaleID,
    POIID: tender.header.POIID,
  };
  const running = parts.active !== null && keyOf(parts.active) === keyOf(tender);
  if (result === null || running || parts.faults.get('status-in-progress')) {
    return { Response: failure('InProgress', 'Transaction is in progress'), MessageReference: reference };
  }
  return {
    Response: success(),
    MessageReference: reference,
    RepeatedMessageResponse: {
      MessageHeader: { ...tender.header, MessageType: 'Response' },
      RepeatedResponseMessageBody: { [`${tender.category}Response`]: parts.repeat(tender, result) },
    },
  };
}

/** What the terminal remembers of the transaction that is asked for, or what a fault lets it remember. */
function remembered(
  header: MessageHeader,
  asked: MessageReference | undefined,
  { store, faults }: StatusParts,
): StoredTender | null {
  if (!asked) return store.last();
  if (faults.get('status-forgets')) return null;
  const key = tenderKey(asked.MessageCategory, asked.SaleID ?? header.SaleID, asked.ServiceID);
  const found = store.find(key);
  if (faults.get('status-other-tender')) return otherTender(header, asked, store, key);
  const other = faults.get('status-other-amount');
  if (!other || found?.result?.kind !== 'approved') return found;
  const { amount, partial } = found.result;
  const changed = {
    amountMinor:
      other.amountMinor ?? (other.currency ? amount.amountMinor : Math.ceil(amount.amountMinor / 2)),
    currency: other.currency ?? amount.currency,
  };
  const result = { ...found.result, amount: changed, partial: other.partial ?? partial };
  return { tender: found.tender, result };
}

/** Another transaction's answer under the reference that was asked for; none where there was no other. */
function otherTender(
  header: MessageHeader,
  asked: MessageReference,
  store: TenderStore,
  key: string,
): StoredTender | null {
  const other = store.lastOther(key, asked.MessageCategory);
  if (!other) return null;
  const named = { ...other.tender.header, ServiceID: asked.ServiceID, SaleID: asked.SaleID ?? header.SaleID };
  return { tender: { ...other.tender, header: named }, result: other.result };
}
