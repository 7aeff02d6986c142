import { z } from 'zod';

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The header outside the encryption: nobody vouches for it, so it is only good for refusing early. */
const OuterHeader = z.looseObject({ ServiceID: z.string().nullish() });

const SecuredMessage = z.object({
  MessageHeader: OuterHeader,
  NexoBlob: Base64.max(300_000),
  SecurityTrailer: z.object({
    AdyenCryptoVersion: z.number(),
    KeyIdentifier: z.string().max(100),
    KeyVersion: z.number(),
    Nonce: Base64.length(24),
    Hmac: Base64.length(44),
  }),
});

/** An encrypted answer of the terminal. */
export const SecuredResponse = z.object({ SaleToPOIResponse: SecuredMessage });

/** An encrypted request of the terminal to the kiosk: a display notification. */
export const SecuredRequest = z.object({ SaleToPOIRequest: SecuredMessage });
