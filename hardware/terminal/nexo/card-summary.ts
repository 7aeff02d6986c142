import { type CardSummary, containsCardNumber } from '../../../domain/transaction/index.ts';
import { readAdditional } from './additional-response.ts';
import type { PaymentResponse } from './answers.ts';

/**
 * What may be kept of the card, whatever the terminal sent: the number is masked again here, and any other field that
 * could hold a card number is replaced.
 */
export function summariseCard(response: PaymentResponse): CardSummary {
  const card = response.PaymentResult?.PaymentInstrumentData?.CardData;
  return {
    maskedNumber: mask(card?.MaskedPan ?? ''),
    scheme: harmless(card?.PaymentBrand ?? '', /^[A-Za-z][\w +.-]{0,39}$/) ?? 'card',
    aid: readAid(response.Response.AdditionalResponse ?? ''),
  };
}

/** The approval code, or nothing where it does not look like one. */
export function readApprovalCode(response: PaymentResponse): string {
  const code = response.PaymentResult?.PaymentAcquirerData?.ApprovalCode ?? '';
  return harmless(code, /^[A-Za-z0-9]{1,12}$/) ?? '';
}

/** At most the last four digits: what PCI DSS 3.4.1 lets anybody see. */
function mask(text: string): string {
  const lastFour = /(\d{4})\s*$/.exec(text)?.[1];
  return lastFour === undefined ? '••••' : `•••• ${lastFour}`;
}

function harmless(text: string, shape: RegExp): string | null {
  return shape.test(text) && !containsCardNumber(text) ? text : null;
}

/** Adyen tells the AID among the additional data. */
function readAid(additional: string): string | null {
  const { pairs, json } = readAdditional(additional);
  const aid = pairs.get('AID') ?? /"AID"\s*:\s*"(\w{1,40})"/.exec(json)?.[1];
  // Registered application providers begin with A or D, private ones with F (ISO/IEC 7816-5): a card number never fits.
  return harmless((aid ?? '').toUpperCase(), /^[ADF][0-9A-F]{9,31}$/);
}
