import { type ReadCard, readCardLine } from '../card-number.ts';
import {
  bytesReady,
  type CardAnswer,
  type CardProtocol,
  getResponse,
  getSerialNumber,
  isDone,
  isThere,
  parseAnswer,
  readFile,
  rightLength,
  selectApplication,
} from './apdu.ts';
import { PAYMENT_APPLICATIONS } from './payment-applications.ts';

/** The town's own application on a card: one small file with the resident number as ASCII text, filled up with 00 or FF. */
export type TownApplication = { readonly name: Uint8Array; readonly shortFileId: number };

/** What is taken from a card as its number. */
export type CardNumberSource = {
  readonly townApplication: TownApplication | null;
  /** Whether a card without the town's application counts by its serial number. */
  readonly serialNumber: boolean;
};

/** A card under power. */
export type PoweredCard = {
  readonly protocol: CardProtocol;
  /** Answer to reset. */
  readonly atr: Uint8Array;
  /** Null when the card has gone or said nothing in time. */
  readonly transmit: (command: Uint8Array) => Promise<Uint8Array | null>;
};

const NOT_OURS: ReadCard = { kind: 'unreadable', reason: 'not-a-card-number' };
const CUT_SHORT: ReadCard = { kind: 'unreadable', reason: 'cut-short' };
const BANK_CARD: ReadCard = { kind: 'unreadable', reason: 'bank-card' };

/** Reads a card's number. A payment card is found out first, and then nothing more is asked of it. */
export async function identifyCard(card: PoweredCard, source: CardNumberSource): Promise<ReadCard> {
  const hasApplications = !isStorageCard(card.atr);
  if (hasApplications) {
    for (const name of PAYMENT_APPLICATIONS) {
      const selected = await ask(card, selectApplication(name, card.protocol));
      if (selected === null) return CUT_SHORT;
      if (isThere(selected.status)) return BANK_CARD;
    }
    if (source.townApplication !== null) {
      const { name, shortFileId } = source.townApplication;
      const selected = await ask(card, selectApplication(name, card.protocol));
      if (selected === null) return CUT_SHORT;
      if (isThere(selected.status)) return readTownFile(card, shortFileId);
    }
  }
  return source.serialNumber ? readSerialNumber(card) : NOT_OURS;
}

async function readTownFile(card: PoweredCard, shortFileId: number): Promise<ReadCard> {
  let answer = await ask(card, readFile(shortFileId));
  const length = answer === null ? null : rightLength(answer.status);
  if (length !== null) answer = await ask(card, readFile(shortFileId, length));
  const ready = answer === null ? null : bytesReady(answer.status);
  if (ready !== null) answer = await ask(card, getResponse(ready));
  if (answer === null) return CUT_SHORT;
  const endCameSooner = answer.status === 0x6282;
  if (!isDone(answer.status) && !endCameSooner) return NOT_OURS;
  return readCardLine(withoutFilling(answer.data));
}

async function readSerialNumber(card: PoweredCard): Promise<ReadCard> {
  const answer = await ask(card, getSerialNumber());
  if (answer === null) return CUT_SHORT;
  if (!isDone(answer.status) || !isLastingSerialNumber(answer.data)) return NOT_OURS;
  return readCardLine(Buffer.from(answer.data).toString('hex').toUpperCase());
}

/** A null answer is a card that has gone; one that is no answer at all counts as the same. */
async function ask(card: PoweredCard, command: Uint8Array): Promise<CardAnswer | null> {
  const bytes = await card.transmit(command);
  return bytes === null ? null : parseAnswer(bytes);
}

/** 4, 7 or 10 bytes. Four that begin with 08 are drawn anew each time, as telephones and passports do (ISO/IEC 14443-3, 6.5.4). */
function isLastingSerialNumber(bytes: Uint8Array): boolean {
  if (bytes.length === 4) return bytes[0] !== 0x08;
  return bytes.length === 7 || bytes.length === 10;
}

/** A card with memory alone, which the reader speaks for (PC/SC part 3, 3.1.3.2.3.1). It knows no applications, and readers stumble when asked. */
function isStorageCard(atr: Uint8Array): boolean {
  return Buffer.from(atr).toString('hex').startsWith('3b8f8001804f0ca000000306');
}

function withoutFilling(bytes: Uint8Array): string {
  let length = bytes.length;
  while (length > 0 && (bytes[length - 1] === 0x00 || bytes[length - 1] === 0xff)) length -= 1;
  // Bytes beyond ASCII become letters that no card number has.
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}
