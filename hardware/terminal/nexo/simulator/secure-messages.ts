import { type MessageHeader, PlainRequest, SecuredRequest, sameMessage } from './envelope.ts';
import { createLocalCrypto, NONCE_BYTES, type SharedKey } from './local-crypto.ts';

/** A request as it came out of its envelope; `body` is the value under `<Category>Request`, not yet read. */
export type OpenedRequest =
  | { readonly kind: 'request'; readonly header: MessageHeader; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly header: MessageHeader | null };

/** Opens and seals nexo messages in JSON for one shared key. */
export type SecureMessages = {
  open(text: string): OpenedRequest;
  /** `tampered` changes one byte of the encrypted part, as a fault. */
  sealResponse(header: MessageHeader, body: unknown, tampered: boolean): string;
  sealRequest(header: MessageHeader, body: unknown): string;
};

export function createSecureMessages(key: SharedKey, randomBytes: (count: number) => Buffer): SecureMessages {
  const crypto = createLocalCrypto(key);
  const seal = (wrapper: string, header: MessageHeader, bodyName: string, body: unknown) => {
    const plaintext = JSON.stringify({ [wrapper]: { MessageHeader: header, [bodyName]: body } });
    return crypto.seal(plaintext, randomBytes(NONCE_BYTES));
  };
  const wrap = (wrapper: string, header: MessageHeader, sealed: ReturnType<typeof seal>) =>
    JSON.stringify({
      [wrapper]: { MessageHeader: header, NexoBlob: sealed.blob, SecurityTrailer: sealed.trailer },
    });
  return {
    open(text) {
      const secured = SecuredRequest.safeParse(parseJson(text));
      if (!secured.success) return { kind: 'refused', status: 400, header: null };
      const {
        MessageHeader: header,
        NexoBlob: blob,
        SecurityTrailer: trailer,
      } = secured.data.SaleToPOIRequest;
      const plaintext = crypto.open(blob, trailer);
      if (plaintext === null) return { kind: 'refused', status: 401, header };
      const plain = PlainRequest.safeParse(parseJson(plaintext));
      if (!plain.success) return { kind: 'refused', status: 400, header };
      const request = plain.data.SaleToPOIRequest;
      if (!sameMessage(header, request.MessageHeader)) return { kind: 'refused', status: 401, header };
      return {
        kind: 'request',
        header: request.MessageHeader,
        body: request[`${header.MessageCategory}Request`],
      };
    },
    sealResponse(header, body, tampered) {
      const sealed = seal('SaleToPOIResponse', header, `${header.MessageCategory}Response`, body);
      const blob = tampered ? changeOneByte(sealed.blob) : sealed.blob;
      return wrap('SaleToPOIResponse', header, { ...sealed, blob });
    },
    sealRequest: (header, body) =>
      wrap(
        'SaleToPOIRequest',
        header,
        seal('SaleToPOIRequest', header, `${header.MessageCategory}Request`, body),
      ),
  };
}

function changeOneByte(blob: string): string {
  const bytes = Buffer.from(blob, 'base64');
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0x01;
  return bytes.toString('base64');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
