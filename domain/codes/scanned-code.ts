import { z } from 'zod';
import type { AccountNumber, BillNumber } from '../bill/index.ts';
import type { Currency, Money } from '../money/index.ts';
import type { TownPayments } from './town-payments.ts';

/** Why a code was understood, and still leads nowhere. */
export const CodeRefusal = z.enum([
  'bill-of-another-town',
  /** A payment slip, but the money would go to somebody else. */
  'slip-of-another-payee',
  'slip-in-another-currency',
  /** The town's slip, but its reference names no bill. */
  'slip-without-bill',
  /** It says what it is, and its check digits or its form are wrong. */
  'damaged-code',
  'web-address',
  /** A driving licence or another identity document: nothing of it is kept. */
  'identity-document',
]);
export type CodeRefusal = z.infer<typeof CodeRefusal>;

/** What a scanned code means in this town. */
export type ScannedCode =
  | { readonly kind: 'bill'; readonly accountNumber: AccountNumber; readonly billNumber: BillNumber }
  | {
      readonly kind: 'slip';
      readonly billNumber: BillNumber;
      /** Null: the reference names the bill alone. */
      readonly accountNumber: AccountNumber | null;
      /** What the slip asks for; null when it leaves that open. What is owed today is central's to say. */
      readonly amount: Money | null;
    }
  | { readonly kind: 'account-number'; readonly accountNumber: AccountNumber }
  | { readonly kind: 'bill-number'; readonly billNumber: BillNumber }
  | { readonly kind: 'refused'; readonly why: CodeRefusal }
  | { readonly kind: 'unknown' };

/** What of the town decides about a code. */
export type CodeFacts = {
  readonly townId: string;
  readonly currency: Currency;
  readonly payments?: TownPayments | undefined;
};

export const refused = (why: CodeRefusal): ScannedCode => ({ kind: 'refused', why });
