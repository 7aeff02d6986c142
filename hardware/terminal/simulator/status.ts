import type { MessageHeader } from './envelope.ts';
import { TransactionStatusRequest } from './requests.ts';
import { failure, type ResponseBody, success } from './responses.ts';
import { keyOf, type Tender, type TenderResult, type TenderStore, tenderKey } from './tender-store.ts';

export type StatusParts = {
  readonly store: TenderStore;
  readonly active: Tender | null;
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
  const found = asked
    ? parts.store.find(tenderKey(asked.MessageCategory, asked.SaleID ?? header.SaleID, asked.ServiceID))
    : parts.store.last();
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
  if (result === null || running) {
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
