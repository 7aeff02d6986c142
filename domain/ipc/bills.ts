import { z } from 'zod';
import { AccountNumber, OpenBill } from '../bill/index.ts';
import { CodeRefusal } from '../codes/index.ts';
import { AmountMinor, Money } from '../money/index.ts';
import { BillLine, PriceLine } from '../transaction/index.ts';
import { Done, nothing } from './done.ts';
import { review } from './review.ts';

/** Why looking up an account did not lead on. */
export const AccountProblem = z.enum([
  'not-found',
  'throttled',
  'unreachable',
  'not-a-bill',
  'bad-input',
  'bank-card',
  'card-not-read',
  ...CodeRefusal.options,
]);
export type AccountProblem = z.infer<typeof AccountProblem>;

/** A number that a bar code or a payment slip gave alone: what else is needed is asked for. */
export const ScannedNumber = z.object({
  kind: z.enum(['account-number', 'bill-number']),
  value: z.string().max(30),
});
export type ScannedNumber = z.infer<typeof ScannedNumber>;

export const billScreens = [
  /** Asks for the account number, then for the second fact. `known` is what a resident card gave. */
  z.object({
    kind: z.literal('account'),
    serviceId: z.string(),
    known: z.enum(['nothing', 'card']),
    scanned: ScannedNumber.nullable(),
    problem: AccountProblem.nullable(),
    busy: z.boolean(),
  }),
  z.object({ kind: z.literal('holder'), holderName: z.string(), accountNumber: AccountNumber }),
  z.object({ kind: z.literal('bills'), bills: z.array(OpenBill), chosen: z.array(PriceLine) }),
  z.object({
    kind: z.literal('review'),
    accountNumber: AccountNumber,
    lines: z.array(BillLine.extend({ wholeBill: z.boolean() })),
    total: Money,
    ...review,
  }),
] as const;

export const billCalls = {
  /** What was typed is checked in main, so that the answer is a problem on the screen and not an error of the bridge. */
  'bills.identify': {
    input: z.object({
      accountNumber: z.string().max(20_000),
      secondFact: z.object({ kind: z.enum(['surname', 'bill-number']), value: z.string().max(20_000) }),
    }),
    output: Done,
  },
  /** The resident goes on typing, or to another question: clears the error message. */
  'bills.goOn': { input: nothing, output: Done },
  'bills.confirmHolder': { input: nothing, output: Done },
  'bills.choose': {
    input: z.object({
      lines: z
        .array(PriceLine.pick({ billId: true }).extend({ amountMinor: AmountMinor }))
        .min(1)
        .max(50),
    }),
    output: Done,
  },
};
