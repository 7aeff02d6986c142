import { z } from 'zod';
import { CaseReference, CaseStatus } from '../../domain/case/index.ts';
import { ReceiptDocument } from '../../domain/paper/index.ts';
import { LocalizedText } from '../../domain/text/index.ts';
import { TownDefinition } from '../../domain/town/index.ts';
import { PricedLine } from '../../domain/transaction/index.ts';
import { contract, KioskCode } from '../../domain/wire/index.ts';
import { bookingContracts } from './booking-contracts.ts';
import { helpContracts } from './help-contracts.ts';
import { queueContracts } from './queue-contracts.ts';
import { reportContracts } from './report-contracts.ts';

const PATH = '/api/console/v1';

export const Role = z.enum(['clerk', 'supervisor', 'it', 'administrator', 'auditor']);
export type Role = z.infer<typeof Role>;

export const UserName = z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/);
const Person = z.object({ userName: z.string(), role: Role });
const Instant = z.iso.datetime();
const Amount = z.int();
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(200).optional();
const nothing = z.object({});
const TownId = TownDefinition.unwrap().shape.townId;

export const signIn = contract({
  method: 'POST',
  path: `${PATH}/session`,
  summary: 'Signs a person in; the session is a cookie.',
  request: z.object({ userName: z.string().min(1).max(80), password: z.string().min(1).max(200) }),
  response: z.discriminatedUnion('kind', [
    Person.extend({ kind: z.literal('signed-in') }),
    z.object({ kind: z.literal('refused') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
  ]),
});

export const signOut = contract({
  method: 'POST',
  path: `${PATH}/session/end`,
  summary: 'Ends the session.',
  request: nothing,
  response: z.object({ kind: z.literal('signed-out') }),
});

export const whoAmI = contract({
  method: 'GET',
  path: `${PATH}/session`,
  summary: 'Says who is signed in.',
  request: nothing,
  response: Person,
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
  currency: z.string(),
  heldUntil: Instant.nullable(),
});

export const listBills = contract({
  method: 'GET',
  path: `${PATH}/bills`,
  summary:
    'Lists bills by their number; the search is for the beginning of a bill or account number or for a name.',
  request: z.object({ search: z.string().max(100).optional(), after: cursor, limit }),
  response: z.object({ bills: z.array(Bill), next: z.string().nullable() }),
});

export const TransactionSummary = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  reference: z.string(),
  serviceId: z.string(),
  status: z.enum(['open', 'completed', 'abandoned']),
  standing: z.string(),
  amountMinor: Amount.nullable(),
  currency: z.string().nullable(),
  maskedCard: z.string().nullable(),
  terminalTransactionId: z.string().nullable(),
  outcome: z.enum(['accepted', 'refused']).nullable(),
  refusal: z.string().nullable(),
  needsClerk: z.boolean(),
  startedAt: Instant,
});

export const listTransactions = contract({
  method: 'GET',
  path: `${PATH}/transactions`,
  summary: 'Lists transactions, newest first.',
  request: z.object({
    status: z.enum(['open', 'completed', 'abandoned']).optional(),
    standing: z.string().max(20).optional(),
    kioskId: z.uuid().optional(),
    reference: z.string().max(30).optional(),
    after: cursor,
    limit,
  }),
  response: z.object({ transactions: z.array(TransactionSummary), next: z.string().nullable() }),
});

export const ClerkException = z.object({
  kioskId: z.string(),
  transactionId: z.string(),
  reference: z.string().nullable(),
  kind: z.string(),
  detail: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});

export const readTransaction = contract({
  method: 'GET',
  path: `${PATH}/transaction`,
  summary: 'One transaction with its events, bills, receipt and exceptions.',
  request: z.object({ kioskId: z.uuid(), transactionId: z.string().max(60) }),
  response: z.object({
    transaction: TransactionSummary,
    lines: z.array(PricedLine),
    /** What the resident answered to a service's questions, in the reader's words; null where there are none. */
    answers: z.array(z.object({ label: z.string(), value: z.string() })).nullable(),
    receipt: ReceiptDocument.nullable(),
    events: z.array(
      z.object({ epoch: z.int(), seq: z.int(), at: z.string(), event: z.record(z.string(), z.unknown()) }),
    ),
    exceptions: z.array(ClerkException),
  }),
});

export const listExceptions = contract({
  method: 'GET',
  path: `${PATH}/exceptions`,
  summary: 'What clerks have to look at, newest first.',
  request: z.object({ closed: z.enum(['true', 'false']).default('false'), limit }),
  response: z.object({ exceptions: z.array(ClerkException) }),
});

export const AlarmRow = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  kind: z.string(),
  epoch: z.int(),
  seq: z.int(),
  detail: z.string(),
  times: z.int(),
  firstAt: Instant,
  lastAt: Instant,
});

export const listAlarms = contract({
  method: 'GET',
  path: `${PATH}/alarms`,
  summary: 'Alarms, newest first.',
  request: z.object({ limit }),
  response: z.object({ alarms: z.array(AlarmRow) }),
});

export const KioskRow = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  name: z.string(),
  townId: z.string(),
  state: z.enum(['new', 'enrolled', 'revoked']),
  epoch: z.int(),
  headSeq: z.int(),
  lastSeenAt: Instant.nullable(),
  version: z.string().nullable(),
  screen: z.string().nullable(),
  waiting: z.int().nullable(),
  devices: z.array(z.object({ device: z.string(), state: z.string(), needsStaff: z.boolean() })),
  /** What residents can look up there; null as long as the kiosk has not said. */
  content: z
    .object({
      /** 0 for nothing, 1 for what came with the town's folder. */
      version: z.int(),
      /** Null for what central has not published, or has no longer. */
      publishedAt: Instant.nullable(),
      /** Whether it is what the town has published last. */
      isNewest: z.boolean(),
    })
    .nullable(),
});

export const listKiosks = contract({
  method: 'GET',
  path: `${PATH}/kiosks`,
  summary: 'The kiosks, how their devices are and when they were last heard of.',
  request: nothing,
  response: z.object({ kiosks: z.array(KioskRow) }),
});

export const uploadBills = contract({
  method: 'POST',
  path: `${PATH}/bills/import`,
  summary: 'Takes a file of bills, whole or not at all.',
  request: z.object({ townId: TownId.optional(), csv: z.string().max(20_000_000) }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('imported'), added: z.int(), changed: z.int(), unchanged: z.int() }),
    z.object({
      kind: z.literal('refused'),
      badLines: z.array(z.object({ line: z.int(), reason: z.string() })),
    }),
  ]),
});

export const CaseRow = z.object({
  townId: z.string(),
  reference: z.string(),
  kioskId: z.string(),
  transactionId: z.string(),
  serviceId: z.string(),
  holderName: z.string(),
  status: CaseStatus,
  note: z.string(),
  feeMinor: Amount,
  currency: z.string(),
  submittedAt: Instant,
  changedAt: Instant,
});
export type CaseRow = z.infer<typeof CaseRow>;

export const listCases = contract({
  method: 'GET',
  path: `${PATH}/cases`,
  summary: 'Applications: without a status those that wait for a decision, the oldest first.',
  request: z.object({ status: CaseStatus.optional() }),
  response: z.object({ cases: z.array(CaseRow) }),
});

export const decideCase = contract({
  method: 'POST',
  path: `${PATH}/cases/decide`,
  summary: 'Sets the status of an application, with a note for the resident. An approval bills its fee.',
  request: z.object({
    townId: TownId.optional(),
    reference: CaseReference,
    status: CaseStatus,
    note: z.string().trim().max(1_000),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    z.object({ kind: z.literal('not-found') }),
    /** Somebody has decided meanwhile, or this cannot follow. */
    z.object({ kind: z.literal('not-next') }),
  ]),
});

export const RatingRow = z.object({
  serviceId: z.string(),
  count: z.int(),
  /** The mean of 1 to 5, with one decimal. */
  mean: z.number(),
  /** How often each score was given, 1 first. */
  scores: z.array(z.int()).length(5),
  reasons: z.record(z.string(), z.int()),
});

export const listRatings = contract({
  method: 'GET',
  path: `${PATH}/ratings`,
  summary: 'What residents think of each service, over the last days.',
  request: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({ ratings: z.array(RatingRow) }),
});

export const newEnrolmentCode = contract({
  method: 'POST',
  path: `${PATH}/kiosks/enrolment-code`,
  summary: 'Makes a kiosk (or finds it by its code) and a one-time code to enrol it with.',
  request: z.object({ townId: TownId.optional(), code: KioskCode, name: z.string().trim().min(1).max(80) }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('created'),
      kioskId: z.string(),
      enrolmentCode: z.string(),
      expiresAt: Instant,
    }),
    z.object({ kind: z.literal('refused'), reason: z.string() }),
  ]),
});

export const consoleContracts = {
  signIn,
  signOut,
  whoAmI,
  listBills,
  listTransactions,
  readTransaction,
  listExceptions,
  listAlarms,
  listKiosks,
  uploadBills,
  newEnrolmentCode,
  listCases,
  decideCase,
  listRatings,
  ...bookingContracts,
  ...helpContracts,
  ...reportContracts,
  ...queueContracts,
};
