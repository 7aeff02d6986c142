import { z } from 'zod';
import { CalendarDay } from '../../domain/time/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Instant, TownId } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

const PATH = `${CONSOLE_PATH}/settlement`;
const ofDay = { townId: TownId.optional(), day: CalendarDay };

/** What the journals, the books, the clerks and the card company say of one kiosk on one day. */
export const KioskFigures = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  /** What its journal, or a clerk in its place, says was taken from cards. */
  takenMinor: Amount,
  takenCount: z.int(),
  /** What central booked of it. */
  postedMinor: Amount,
  /** What went back because the books never had it. */
  returnedMinor: Amount,
  /** What was given back although the books had it. */
  refundedMinor: Amount,
  /** What is with a clerk now: open exceptions with a known sum. */
  openMinor: Amount,
  /** What the card company's files of the day say; null while there is none. */
  fileMinor: Amount.nullable(),
});
export type KioskFigures = z.infer<typeof KioskFigures>;

/**
 * What does not agree. `not-settled`: taken, and neither booked nor given back. `too-much`: more booked and given back than was taken.
 * `in-doubt`: an exception with a sum of which no one knows whether it was taken. The others are about the card company's file: a payment that is
 * not in it, a line that is not in our books, another amount.
 */
export const DifferenceKind = z.enum([
  'not-settled',
  'too-much',
  'in-doubt',
  'not-in-file',
  'not-in-books',
  'other-amount',
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

export const DayDifference = z.object({
  kind: DifferenceKind,
  /** Null where the file names a payment that our books do not know. */
  kioskId: z.string().nullable(),
  kioskCode: z.string().nullable(),
  transactionId: z.string().nullable(),
  reference: z.string().nullable(),
  at: Instant.nullable(),
  oursMinor: Amount,
  theirsMinor: Amount.nullable(),
  /** The file's name and the line in it. */
  file: z.string().nullable(),
  line: z.int().nullable(),
  /** By what the card company finds it. */
  terminalTransactionId: z.string().nullable(),
  authorisationCode: z.string().nullable(),
  /** The kinds of its open exceptions. */
  exceptions: z.array(z.string()),
  /** For `not-in-books`: an exception of the same amount that it may be. */
  perhaps: z
    .object({ kioskId: z.string(), transactionId: z.string(), reference: z.string().nullable() })
    .nullable(),
});
export type DayDifference = z.infer<typeof DayDifference>;

/** A movement of money that came when its own day was closed. */
export const LateMovement = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  reference: z.string().nullable(),
  kind: z.string(),
  amountMinor: Amount,
  ownDay: z.string(),
  at: Instant,
});
export type LateMovement = z.infer<typeof LateMovement>;

export const DayFile = z.object({
  digest: z.string(),
  name: z.string(),
  lines: z.int(),
  sumMinor: Amount,
  importedBy: z.string(),
  importedAt: Instant,
});

export const DayClosing = z.object({
  number: z.int(),
  closedBy: z.string(),
  /** The second person, where one was needed. */
  confirmedBy: z.string().nullable(),
  closedAt: Instant,
  hash: z.string(),
});

const DaySummary = z.object({
  day: z.string(),
  state: z.enum(['open', 'waiting', 'closed']),
  takenMinor: Amount,
  postedMinor: Amount,
  /** Null while the day is open: they are counted when it is opened. */
  differences: z.int().nullable(),
});

export const listSettlementDays = consoleContract({
  name: 'listSettlementDays',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/days`,
  summary: 'The town’s days of books, newest first, a fortnight at a time.',
  request: z.object({ townId: TownId.optional(), before: CalendarDay.optional() }),
  response: z.object({
    currency: z.string(),
    days: z.array(DaySummary),
    next: z.string().nullable(),
    /** The first closed day whose record is not what was written; null where the chain holds. */
    brokenAt: z.string().nullable(),
  }),
});

export const readSettlementDay = consoleContract({
  name: 'readSettlementDay',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/day`,
  summary:
    'One day of books: by kiosk what journals, books, clerks and card company say, and every difference.',
  request: z.object(ofDay),
  response: z.object({
    townId: z.string(),
    day: z.string(),
    from: Instant,
    until: Instant,
    currency: z.string(),
    /** The day has ended by the town's clocks. */
    over: z.boolean(),
    kiosks: z.array(KioskFigures),
    differences: z.array(DayDifference),
    late: z.array(LateMovement),
    files: z.array(DayFile),
    /** An earlier day that has to be closed first; null where there is none. */
    closeFirst: z.string().nullable(),
    /** What a person closes: another day's, or other figures, have another one. */
    digest: z.string(),
    /** Above this sum of what was taken two people close it; null where one is enough. */
    limitMinor: Amount.nullable(),
    waiting: z.object({ askedBy: z.string(), askedAt: Instant }).nullable(),
    closing: DayClosing.nullable(),
  }),
});
export type SettlementDay = z.infer<typeof readSettlementDay.response>;

export const closeSettlementDay = consoleContract({
  name: 'closeSettlementDay',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/day/close`,
  summary:
    'Closes a day for good, or asks for a second person, or is the second person. Of two at once one does.',
  request: z.object({ ...ofDay, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('closed'), number: z.int() }),
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('already-closed'), by: z.string() }),
    /** Something came since the figures were read: they are to be looked at again. */
    z.object({ kind: z.literal('changed') }),
    z.object({ kind: z.literal('same-person') }),
    /** The second person is a supervisor or an administrator. */
    z.object({ kind: z.literal('supervisor-needed') }),
    z.object({ kind: z.literal('not-over'), until: Instant }),
    z.object({ kind: z.literal('earlier-first'), day: z.string() }),
    /** A later day is closed already, and this one had nothing by then. */
    z.object({ kind: z.literal('passed') }),
  ]),
});

const columnName = z.string().trim().min(1).max(80);
/** In which order a file writes a day; all but `iso` with a time of day behind it, or without. */
export const TimeForm = z.enum(['iso', 'day-first', 'month-first']);

/** Which columns of the card company's file say what. */
export const SettlementMapping = z
  .strictObject({
    amount: columnName,
    currency: columnName.optional(),
    transactionId: columnName.optional(),
    authorisationCode: columnName.optional(),
    time: columnName.optional(),
    timeForm: TimeForm,
    /** The column that tells payments from refunds, and the word in it for a refund; without it refunds have a minus sign. */
    kind: columnName.optional(),
    refundWord: z.string().trim().min(1).max(40).optional(),
  })
  .refine(
    ({ transactionId, authorisationCode }) => transactionId !== undefined || authorisationCode !== undefined,
    'a column with the terminal’s transaction number, or one with the authorisation code',
  )
  .refine(
    ({ kind, refundWord }) => (kind === undefined) === (refundWord === undefined),
    'a column and a word for refunds, or neither',
  );
export type SettlementMapping = z.infer<typeof SettlementMapping>;

export const readSettlementMapping = consoleContract({
  name: 'readSettlementMapping',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/mapping`,
  summary: 'Which columns of the card company’s file say what, as the town saved it.',
  request: z.object({ townId: TownId.optional() }),
  response: z.object({ mapping: SettlementMapping.nullable() }),
});

const settlementFile = z.object({
  ...ofDay,
  name: z.string().min(1).max(200),
  csv: z.string().max(20_000_000),
  mapping: SettlementMapping,
  /** What the lines have to come to, as the card company's advice says it; needed where the file has no line `#total`. */
  sum: z.string().max(40).optional(),
});
const FileRefused = z.object({
  kind: z.literal('refused'),
  badLines: z.array(z.object({ line: z.int(), reason: z.string() })),
});
const fileFacts = {
  lines: z.int(),
  sumMinor: Amount,
  currency: z.string(),
  /** How many of its lines fit a payment of ours. */
  matched: z.int(),
};

export const previewSettlementFile = consoleContract({
  name: 'previewSettlementFile',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/file/preview`,
  summary: 'What a file of the card company would bring, and every difference; nothing is kept.',
  request: settlementFile,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('read'), ...fileFacts, differences: z.array(DayDifference) }),
    FileRefused,
  ]),
});

export const applySettlementFile = consoleContract({
  name: 'applySettlementFile',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/file`,
  summary:
    'Takes a file of the card company to a day, whole or not at all, and saves its columns for the next one.',
  request: settlementFile,
  response: z.discriminatedUnion('kind', [z.object({ kind: z.literal('taken'), ...fileFacts }), FileRefused]),
});

export const exportPostings = consoleContract({
  name: 'exportPostings',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/day/postings`,
  summary: 'What finance posts of a closed day, as CSV with control totals; the same bytes every time.',
  answers: 'text/csv',
  request: z.object(ofDay),
  response: z.string(),
});

export const exportNotification = consoleContract({
  name: 'exportNotification',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/day/notification`,
  summary: 'The same as an ISO 20022 message, camt.054.001.08.',
  answers: 'application/xml',
  request: z.object(ofDay),
  response: z.string(),
});
