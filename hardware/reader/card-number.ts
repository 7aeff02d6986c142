import type { PresentedCard, UnreadableCard } from './card-reader.ts';

/** 4 to 32 letters and digits: chip serial numbers in hex, library and resident numbers. */
const CARD_NUMBER = /^[0-9A-Za-z]{4,32}$/;

/** 15, 16 or 19 digits with the issuer digits of payment cards. Library numbers (14 digits, begun with 2) are none. */
const BANK_CARD = /^[3-6](?:\d{14}|\d{15}|\d{18})$/;

export type ReadCard =
  | { readonly kind: 'card'; readonly card: PresentedCard }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableCard };

/** What a line from the reader says. A payment card held to the wrong reader is not read: its number must be nowhere in the kiosk. */
export function readCardLine(line: string): ReadCard {
  const cardNumber = line.trim();
  if (!CARD_NUMBER.test(cardNumber)) return { kind: 'unreadable', reason: 'not-a-card-number' };
  if (BANK_CARD.test(cardNumber) && passesLuhn(cardNumber))
    return { kind: 'unreadable', reason: 'bank-card' };
  return { kind: 'card', card: { cardNumber } };
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
