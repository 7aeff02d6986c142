import { z } from 'zod';
import { isGln, isIban } from './check-digits.ts';

/** How a number is printed: `0` for a digit, `A` for a capital letter, and its hyphens, e.g. `A-0000-0000`. */
const NumberForm = (longest: number): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^[0A-]{3,${longest}}$`), '0 for a digit, A for a letter, and hyphens: A-0000-0000');

/** How a town's list of bills is meant, where a file does not say so itself. */
export const BillListSettings = z
  .object({
    /** `open`: an amount is what is open, less what kiosks took before; `whole`: it never counts what kiosks take. */
    amounts: z.enum(['open', 'whole']).default('open'),
    /** What becomes of open bills that are in the list no more: they are withdrawn, or stay and are named. */
    gone: z.enum(['withdraw', 'keep']).default('keep'),
    /** A list that changes more than this of what is owed, in minor units, waits for a second person; left out: none waits. */
    secondPersonAboveMinor: z.int().min(0).optional(),
  })
  .readonly();
export type BillListSettings = z.infer<typeof BillListSettings>;

/** How the town's people handle residents' money. */
export const MoneyDeskSettings = z
  .object({
    /**
     * What a person moves of one transaction above this, in minor units, waits for a second person: ways out of exceptions, and refunds. Left
     * out: nothing waits.
     */
    secondPersonAboveMinor: z.int().min(0).optional(),
  })
  .readonly();

/** What a kiosk must know of a town to understand payment slips and bar codes on its bills. */
export const TownPayments = z
  .object({
    /** The accounts into which residents pay, without spaces. */
    ibans: z.array(z.string().refine(isIban, 'an IBAN without spaces')).max(20).default([]),
    /** The number behind AI 415 on GS1 payment slips; null when the town has none. */
    gln: z.string().refine(isGln, 'a GLN of 13 digits').nullable().default(null),
    /** What account numbers look like: a bar code with nothing else in it is one of them, or a bill's number, or nothing. */
    accountNumberForms: z.array(NumberForm(20)).max(10).default([]),
    /** What bills' numbers look like; in a slip's reference they stand without hyphens. */
    billNumberForms: z.array(NumberForm(30)).max(10).default([]),
    billList: BillListSettings.optional(),
    moneyDesk: MoneyDeskSettings.optional(),
  })
  .readonly();
export type TownPayments = z.infer<typeof TownPayments>;
