import { z } from 'zod';
import { AccountNumber, BillNumber, OpenBill } from '../bill/index.ts';
import { PositiveMoney } from '../money/index.ts';
import { CalendarDay } from '../time/index.ts';
import { PriceLine, TransactionId } from '../transaction/index.ts';
import { contract } from './contract.ts';

export const SecondFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('surname'), value: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('bill-number'), value: BillNumber }),
]);
export type SecondFact = z.infer<typeof SecondFact>;

export const lookUpBills = contract({
  name: 'lookUpBills',
  method: 'POST',
  path: '/api/kiosk/v1/bills/lookup',
  summary:
    'Finds the open bills of one account by its number (or the number of its resident card) and a second fact.',
  request: z.object({
    account: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('account-number'), value: AccountNumber }),
      z.object({ kind: z.literal('card-number'), value: z.string().regex(/^[A-Z0-9]{4,32}$/) }),
    ]),
    secondFact: SecondFact,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('found'),
      accountNumber: AccountNumber,
      holderName: z.string().max(200),
      bills: z.array(OpenBill).max(50),
    }),
    /** No such account, or the second fact does not fit: nobody can tell which. */
    z.object({ kind: z.literal('not-found') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
export type LookUpAnswer = z.infer<typeof lookUpBills.response>;

export const holdBills = contract({
  name: 'holdBills',
  method: 'POST',
  path: '/api/kiosk/v1/holds',
  summary:
    'Holds bills for one transaction while it is being paid; asking again extends the hold. It expires, or ends with the transaction.',
  request: z.object({
    transactionId: TransactionId,
    lines: z.array(PriceLine).min(1).max(50),
    total: PositiveMoney,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('held'), holdId: z.string().min(1).max(80) }),
    z.object({
      kind: z.literal('refused'),
      reason: z.enum(['held', 'in-doubt', 'paid', 'amount-changed', 'not-found']),
    }),
  ]),
});

/** The parts of a bill file that IT imports; the columns of the CSV in this order. */
export const BillImportRow = z.object({
  account_number: AccountNumber,
  card_number: z
    .string()
    .regex(/^([A-Z0-9]{4,32})?$/, 'capital letters and digits, 4 to 32 of them, or empty'),
  holder_name: z.string().trim().min(1).max(200),
  surname: z.string().trim().min(1).max(100),
  bill_number: BillNumber,
  bill_kind: z.string().regex(/^[a-z][a-z-]{1,29}$/),
  due_on: CalendarDay,
  amount: z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, 'a decimal such as 42.50'),
  least_part: z
    .string()
    .regex(/^(\d{1,9}(\.\d{1,3})?)?$/, 'a decimal, or empty when the bill can only be paid whole'),
});
export type BillImportRow = z.infer<typeof BillImportRow>;
