import type { MessageHeader } from './envelope.ts';
import type { TenderEvent } from './payment.ts';
import type { Tender } from './tender-store.ts';

/** nexo DisplayRequest with the event of a transaction: header and body of one notification. */
export function displayNotification(
  event: TenderEvent,
  tender: Tender,
  { at, deviceId }: { readonly at: Date; readonly deviceId: string },
): { readonly header: MessageHeader; readonly body: unknown } {
  const reference = { TransactionID: tender.reference, TimeStamp: at.toISOString(), event };
  const header = {
    ProtocolVersion: '3.0',
    MessageClass: 'Device',
    MessageCategory: 'Display',
    MessageType: 'Notification',
    DeviceID: deviceId,
    ServiceID: tender.header.ServiceID,
    SaleID: tender.header.SaleID,
    POIID: tender.header.POIID,
  };
  const body = {
    DisplayOutput: [
      {
        Device: 'CashierDisplay',
        InfoQualify: 'Status',
        ResponseRequiredFlag: false,
        OutputContent: {
          OutputFormat: 'MessageRef',
          PredefinedContent: { ReferenceID: new URLSearchParams(reference).toString() },
        },
      },
    ],
  };
  return { header, body };
}
