import { z } from 'zod';

/** Why a transaction failed, in nexo's words. */
export const ErrorCondition = z.enum([
  'Aborted',
  'Busy',
  'Cancel',
  'DeviceOut',
  'InProgress',
  'InsertedCard',
  'InvalidCard',
  'LoggedOut',
  'MessageFormat',
  'NotAllowed',
  'NotFound',
  'PaymentRestriction',
  'Refusal',
  'UnavailableDevice',
  'UnavailableService',
  'UnreachableHost',
  'WrongPIN',
]);
export type ErrorCondition = z.infer<typeof ErrorCondition>;

/** A simulated card. The number is a public test number, never a real card's. */
export const TestCard = z.object({
  title: z.string(),
  pan: z.string().regex(/^\d{13,19}$/),
  expiry: z.string().regex(/^\d\d\/\d{4}$/),
  scheme: z.string(),
  aid: z.string(),
  /** ISO 3166-1 numeric code of the issuer's country. */
  countryCode: z.string(),
  entry: z.enum(['contactless', 'chip']),
  /** What a person in auto mode types, where the card asks for a PIN. */
  pin: z.enum(['none', 'known', 'forgotten']),
  /** What the card's bank says: null approves. */
  refusal: z.object({ errorCondition: ErrorCondition, reason: z.string() }).nullable(),
});
export type TestCard = z.infer<typeof TestCard>;

const VISA_AID = 'A0000000031010';
const MASTERCARD_AID = 'A0000000041010';

/** The cards in the test purse. */
export const TEST_CARDS = {
  contactless: {
    title: 'Contactless, no PIN',
    pan: '4111111111111111',
    expiry: '03/2030',
    scheme: 'visa',
    aid: VISA_AID,
    countryCode: '528',
    entry: 'contactless',
    pin: 'none',
    refusal: null,
  },
  chipAndPin: {
    title: 'Chip and PIN',
    pan: '5555555555554444',
    expiry: '11/2029',
    scheme: 'mc',
    aid: MASTERCARD_AID,
    countryCode: '528',
    entry: 'chip',
    pin: 'known',
    refusal: null,
  },
  refused: {
    title: 'Refused by the bank',
    pan: '4000000000000002',
    expiry: '07/2029',
    scheme: 'visa',
    aid: VISA_AID,
    countryCode: '276',
    entry: 'contactless',
    pin: 'none',
    refusal: { errorCondition: 'Refusal', reason: '51 : Insufficient funds' },
  },
  wrongPin: {
    title: 'Chip, PIN forgotten',
    pan: '5105105105105100',
    expiry: '01/2030',
    scheme: 'mc',
    aid: MASTERCARD_AID,
    countryCode: '528',
    entry: 'chip',
    pin: 'forgotten',
    refusal: null,
  },
  foreign: {
    title: 'From abroad, chip and PIN',
    pan: '3530111333300000',
    expiry: '09/2031',
    scheme: 'jcb',
    aid: 'A0000000651010',
    countryCode: '392',
    entry: 'chip',
    pin: 'known',
    refusal: null,
  },
} as const satisfies Record<string, TestCard>;

/** The number as terminals report it: first six and last four digits. */
export const maskedPan = (card: TestCard): string => `${card.pan.slice(0, 6)} **** ${card.pan.slice(-4)}`;
