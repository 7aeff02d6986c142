import { z } from 'zod';

/** nexo MessageHeader: who says what to whom, and under which id. */
export const MessageHeader = z.looseObject({
  ProtocolVersion: z.string().optional(),
  MessageClass: z.string().min(1).max(20),
  MessageCategory: z.string().min(1).max(40),
  MessageType: z.string().min(1).max(20),
  ServiceID: z.string().min(1).max(10).optional(),
  DeviceID: z.string().min(1).max(10).optional(),
  SaleID: z.string().min(1).max(50),
  POIID: z.string().min(1).max(50),
});
export type MessageHeader = z.infer<typeof MessageHeader>;

export const SecurityTrailer = z.object({
  AdyenCryptoVersion: z.int(),
  KeyIdentifier: z.string().min(1).max(200),
  KeyVersion: z.int(),
  Nonce: z.base64(),
  Hmac: z.base64(),
});
export type SecurityTrailer = z.infer<typeof SecurityTrailer>;

/** One encrypted message on the wire. The header stands outside the blob as well, readable but not protected. */
export const SecuredMessage = z.object({
  MessageHeader: MessageHeader,
  NexoBlob: z.base64().min(1),
  SecurityTrailer: SecurityTrailer,
});

export const SecuredRequest = z.object({ SaleToPOIRequest: SecuredMessage });

/** The decrypted request: a header, and a body that each category reads for itself. */
export const PlainRequest = z.object({ SaleToPOIRequest: z.looseObject({ MessageHeader }) });

/** Whether two headers speak of the same message; the one outside the blob could have been changed on the way. */
export const sameMessage = (a: MessageHeader, b: MessageHeader): boolean =>
  a.MessageCategory === b.MessageCategory &&
  a.MessageType === b.MessageType &&
  a.ServiceID === b.ServiceID &&
  a.SaleID === b.SaleID &&
  a.POIID === b.POIID;
