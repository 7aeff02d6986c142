import type { MessageHeader } from './envelope.ts';
import type { FaultSet } from './faults.ts';

/** The header of the answer to a request, or what a fault makes of it. */
export function answerHeader(
  header: MessageHeader,
  faults: FaultSet,
  freshId: (length: number) => string,
): MessageHeader {
  const reference = faults.get('wrong-reference');
  const category = faults.get('wrong-category');
  const terminal = faults.get('wrong-terminal');
  const kiosk = faults.get('wrong-kiosk');
  const otherCategory = header.MessageCategory === 'Payment' ? 'Reversal' : 'Payment';
  return {
    ...header,
    MessageType: 'Response',
    MessageCategory: category ? (category.category ?? otherCategory) : header.MessageCategory,
    ServiceID: reference ? (reference.serviceId ?? freshId(10)) : header.ServiceID,
    POIID: terminal ? (terminal.poiId ?? 'V400m-000000000') : header.POIID,
    SaleID: kiosk ? (kiosk.saleId ?? 'another-kiosk') : header.SaleID,
  };
}
