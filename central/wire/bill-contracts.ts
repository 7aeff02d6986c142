import { z } from 'zod';
import { LocalizedText } from '../../domain/text/index.ts';
import { CONSOLE_PATH, consoleContract, WORKBOOK } from './console-contract.ts';
import { Amount, cursor, Instant, limit, TownId } from './fields.ts';
import { SEE_MONEY } from './role.ts';

/**
 * How a bill stands; the first that fits. `in-doubt`: a clerk has money of a payment for it, and no one can pay it. `withdrawn`: it is in the
 * town's list no more, or a person has withdrawn it. `paid-elsewhere`: a person has said so. `being-paid`: a payment for it is under way at a kiosk.
 */
export const BillState = z.enum([
  'in-doubt',
  'paid',
  'withdrawn',
  'paid-elsewhere',
  'being-paid',
  'part-paid',
  'open',
]);
export type BillState = z.infer<typeof BillState>;

/** What a list of bills is narrowed to; all of it has to fit. */
export const BillFilter = z.object({
  /** The beginning of a bill or account number, or a name. */
  search: z.string().max(100).optional(),
  state: BillState.optional(),
});

export const Bill = z.object({
  townId: z.string(),
  billId: z.string(),
  billNumber: z.string(),
  accountNumber: z.string(),
  holderName: z.string(),
  kind: z.string(),
  title: LocalizedText,
  dueOn: z.string(),
  amountMinor: Amount,
  paidMinor: Amount,
  state: BillState,
  /** Since when it is in the town's list no more, or closed by a person, and cannot be paid; null while it can. */
  withdrawnAt: Instant.nullable(),
  currency: z.string(),
  /** A kiosk holds it up to this time; null for none. */
  heldUntil: Instant.nullable(),
  /** `in-doubt`: a clerk has money of a payment for it, and no one can pay it. `paying`: a payment for it is under way. */
  heldByPayment: z.enum(['in-doubt', 'paying']).nullable(),
});

/** How much of a bill can still be paid, in minor units: nothing of what no one can pay any more. */
export const openMinorOf = ({
  withdrawnAt,
  amountMinor,
  paidMinor,
}: Pick<z.infer<typeof Bill>, 'withdrawnAt' | 'amountMinor' | 'paidMinor'>): number =>
  withdrawnAt === null ? amountMinor - paidMinor : 0;

/** How many bills, and the first of their numbers. */
export const NamedBills = z.object({ count: z.int(), first: z.array(z.string()).readonly() });

export const listBills = consoleContract({
  name: 'listBills',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/bills`,
  summary: 'Lists bills by number; searches for the beginning of a bill or account number, or for a name.',
  reads: () => 'bills',
  request: BillFilter.extend({ after: cursor, limit }),
  response: z.object({ bills: z.array(Bill), next: z.string().nullable() }),
});

export const exportBills = consoleContract({
  name: 'exportBills',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/bills/export`,
  summary: 'Exactly the bills that fit, as a CSV file.',
  reads: () => 'bills as a file',
  answers: 'text/csv',
  request: BillFilter,
  response: z.string(),
});

export const exportBillsWorkbook = consoleContract({
  name: 'exportBillsWorkbook',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/bills/export/workbook`,
  summary: 'Exactly the bills that fit, as a workbook for spreadsheets (XLSX).',
  reads: () => 'bills as a file',
  answers: WORKBOOK,
  request: BillFilter,
  response: z.string(),
});

const Refused = z.object({
  kind: z.literal('refused'),
  badLines: z.array(z.object({ line: z.int(), reason: z.string() })),
});
const Imported = z.object({
  kind: z.literal('imported'),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  withdrawn: z.int(),
  /** Open bills that are not in the list and stay. */
  gone: NamedBills,
  /** Bills of which no one can say whether the list counts what kiosks took. */
  unclear: NamedBills,
  /** Bills of the list that people have closed: they stay closed. */
  closed: NamedBills,
});
/** A second person has to decide: the list changes more of what is owed than the town lets one person change. */
const Waiting = z.object({
  kind: z.literal('waiting'),
  digest: z.string(),
  movedMinor: Amount,
  limitMinor: Amount,
  currency: z.string(),
});

const Sum = NamedBills.extend({ sumMinor: Amount });

export const previewBills = consoleContract({
  name: 'previewBills',
  roles: ['supervisor', 'administrator'],
  method: 'POST',
  path: `${CONSOLE_PATH}/bills/import/preview`,
  summary:
    'Says what an import of this file of bills would do now, or why it would be refused. Changes nothing.',
  request: z.object({ townId: TownId.optional(), csv: z.string().max(20_000_000) }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('previewed'),
      /** To be given to the import as `seen`: it is refused when something else would come of the file by then. */
      stamp: z.string(),
      currency: z.string(),
      /** This very file was the last one that was imported. */
      again: z.boolean(),
      added: Sum,
      changed: z.object({
        count: z.int(),
        beforeMinor: Amount,
        afterMinor: Amount,
        first: z
          .array(z.object({ billNumber: z.string(), beforeMinor: Amount, afterMinor: Amount }))
          .readonly(),
      }),
      unchanged: z.int(),
      /** The sum is what is open of them. */
      withdrawn: Sum,
      gone: NamedBills,
      unclear: NamedBills,
      closed: NamedBills,
      movedMinor: Amount,
      /** What one person may change; null: a second one is not needed. */
      limitMinor: Amount.nullable(),
    }),
    Refused,
  ]),
});

export const uploadBills = consoleContract({
  name: 'uploadBills',
  roles: ['supervisor', 'administrator'],
  method: 'POST',
  path: `${CONSOLE_PATH}/bills/import`,
  summary: 'Imports a file of bills: all of it or nothing.',
  request: z.object({
    townId: TownId.optional(),
    csv: z.string().max(20_000_000),
    /** The stamp of the preview that a person has looked at. */
    seen: z.string().max(100).optional(),
  }),
  response: z.discriminatedUnion('kind', [Imported, Waiting, Refused]),
});

export const listWaitingBills = consoleContract({
  name: 'listWaitingBills',
  roles: ['supervisor', 'administrator'],
  method: 'GET',
  path: `${CONSOLE_PATH}/bills/waiting`,
  summary: 'Lists the files of bills that wait for a second person.',
  request: z.object({}),
  response: z.object({
    lists: z.array(
      z.object({
        townId: z.string(),
        /** SHA-256 of the file, in hexadecimal. */
        digest: z.string(),
        movedMinor: Amount,
        currency: z.string(),
        madeBy: z.string(),
        madeAt: Instant,
      }),
    ),
  }),
});

export const decideBills = consoleContract({
  name: 'decideBills',
  personsOnly: true,
  roles: ['supervisor', 'administrator'],
  method: 'POST',
  path: `${CONSOLE_PATH}/bills/waiting/decide`,
  summary:
    'Imports a file of bills that waits, which only another person than its uploader can, or discards it.',
  request: z.object({
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    decision: z.enum(['import', 'discard']),
  }),
  response: z.discriminatedUnion('kind', [
    Imported,
    Waiting,
    Refused,
    z.object({ kind: z.literal('discarded') }),
    z.object({ kind: z.literal('not-decided'), reason: z.enum(['not-waiting', 'same-person']) }),
  ]),
});
