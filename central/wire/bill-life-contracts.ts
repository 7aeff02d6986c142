import { z } from 'zod';
import { Money } from '../../domain/money/index.ts';
import { Bill } from './bill-contracts.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Finding, Instant, TownId } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

/** Which bill; the town only where central serves more than one. */
const WHICH = { townId: TownId.optional(), billNumber: z.string().trim().min(1).max(40) };

/** Where a bill is paid that no kiosk was paid for. */
export const PaidWhere = z.enum(['counter', 'bank']);
export type PaidWhere = z.infer<typeof PaidWhere>;

/** How a person closes a bill: all that is open of it is owed no more, or was paid elsewhere. */
export const BillWay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('withdrawn') }),
  z.strictObject({
    kind: z.literal('paid-elsewhere'),
    where: PaidWhere,
    /** Of the counter's or the bank's books. */
    reference: z.string().trim().min(1).max(80),
  }),
]);
export type BillWay = z.infer<typeof BillWay>;

/** What a person wrote about a bill. */
export const BillEntry = z.object({
  entryId: z.int(),
  what: z.enum(['closed', 'reopened']),
  /** Null of a reopening. */
  way: BillWay.nullable(),
  /** What was open of the bill then. */
  amountMinor: Amount,
  finding: z.string(),
  by: z.string(),
  at: Instant,
});

const NoBill = z.object({ kind: z.literal('no-bill') });
/** Another person was first, or the bill is not what the person read; `by` is null where a list or a payment has changed it. */
const ChangedSince = z.object({ kind: z.literal('meanwhile'), by: z.string().nullable() });

export const readBill = consoleContract({
  name: 'readBill',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/bill`,
  summary: 'One bill, and what people wrote about it, the oldest first.',
  reads: ({ billNumber }) => `bill ${billNumber}`,
  request: z.object(WHICH),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('found'),
      bill: Bill,
      entries: z.array(BillEntry),
      /** The entry by which it is closed, which a person can take back; null where none is. */
      closedBy: z.int().nullable(),
    }),
    NoBill,
  ]),
});

export const closeBill = consoleContract({
  name: 'closeBill',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/bill/close`,
  summary:
    'Withdraws a bill, or says that all that is open of it was paid elsewhere: no kiosk offers it any more.',
  request: z.object({
    ...WHICH,
    way: BillWay,
    /** All that is open of it, as the person read it. */
    openMinor: Amount,
    /** What was written about it last, as the person read it; left out by who did not read it. */
    lastEntryId: z.int().nullable().optional(),
    finding: Finding,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('closed'), entryId: z.int() }),
    NoBill,
    ChangedSince,
    /**
     * `being-paid`: a kiosk holds it, or its payment is under way. `in-doubt`: a clerk has the money of a payment for it. `paid`: nothing is open.
     * `not-listed`: the town's list has withdrawn it.
     */
    z.object({
      kind: z.literal('cannot'),
      why: z.enum(['being-paid', 'in-doubt', 'paid', 'not-listed']),
    }),
    /** It is more than one person may change of what is owed: the next list has to leave it out. */
    z.object({ kind: z.literal('over-limit'), limit: Money }),
  ]),
});

export const reopenBill = consoleContract({
  name: 'reopenBill',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/bill/reopen`,
  summary: 'Takes back that a bill was closed: kiosks offer it again. What was written stays.',
  request: z.object({
    ...WHICH,
    /** The entry by which it is closed. */
    entryId: z.int(),
    finding: Finding,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reopened'), entryId: z.int() }),
    NoBill,
    ChangedSince,
  ]),
});
