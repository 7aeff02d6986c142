/** What a card answered to a command: its data and its status word (ISO/IEC 7816-4, 5.1). */
export type CardAnswer = { readonly data: Uint8Array; readonly status: number };

/** T=0 carries no expected length beside data; the card tells by 61xx how much lies ready. */
export type CardProtocol = 'T0' | 'T1';

/** The most that one short command can bring. */
const ALL_THAT_IS_THERE = 0x00;

/** SELECT by the name of an application, 5 to 16 bytes (ISO/IEC 7816-4, 11.2.2). */
export function selectApplication(name: Uint8Array, protocol: CardProtocol): Uint8Array {
  const command = [0x00, 0xa4, 0x04, 0x00, name.length, ...name];
  return Uint8Array.from(protocol === 'T0' ? command : [...command, ALL_THAT_IS_THERE]);
}

/** READ BINARY from the start of a file of the selected application, by the file's short identifier, 1 to 30 (11.3.3). */
export function readFile(shortFileId: number, expectedBytes: number = ALL_THAT_IS_THERE): Uint8Array {
  return Uint8Array.from([0x00, 0xb0, 0x80 | shortFileId, 0x00, expectedBytes]);
}

/** GET RESPONSE: what a card with T=0 holds ready (11.7.1). */
export function getResponse(bytes: number): Uint8Array {
  return Uint8Array.from([0x00, 0xc0, 0x00, 0x00, bytes]);
}

/** GET DATA for the card's serial number: the reader answers it, not the card (PC/SC part 3, 3.2.2.1.3). */
export function getSerialNumber(): Uint8Array {
  return Uint8Array.from([0xff, 0xca, 0x00, 0x00, ALL_THAT_IS_THERE]);
}

/** Takes an answer apart. Null when it is none: shorter than a status word, or longer than a short answer can be. */
export function parseAnswer(bytes: Uint8Array): CardAnswer | null {
  if (bytes.length < 2 || bytes.length > 258) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { data: bytes.slice(0, -2), status: view.getUint16(bytes.length - 2) };
}

export const isDone = (status: number): boolean => status === 0x9000;

/** Done, or done with a remark: more data lies ready (61xx), the end came sooner (6282), the application is blocked (6283). */
export function isThere(status: number): boolean {
  return isDone(status) || [0x61, 0x62, 0x63].includes(status >> 8);
}

/** How many bytes lie ready, 256 written as 0; null when the status is another. */
export const bytesReady = (status: number): number | null => (status >> 8 === 0x61 ? status & 0xff : null);

/** The length that the card would have accepted; null when the status is another. */
export const rightLength = (status: number): number | null => (status >> 8 === 0x6c ? status & 0xff : null);
