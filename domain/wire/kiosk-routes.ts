import { z } from 'zod';
import { AccountNumber, BillNumber, OpenBill } from '../bill/index.ts';
import { CaseReference, CaseStatus } from '../case/index.ts';
import { Answers } from '../form/index.ts';
import { DeliveredEntry } from '../journal/index.ts';
import { PositiveMoney } from '../money/index.ts';
import { Sha256 } from '../personal/index.ts';
import { LocalizedText } from '../text/index.ts';
import { DeliveryRefusal, PriceLine, TransactionId } from '../transaction/index.ts';
import { cancelBooking, findBooking, holdSlot, readBookingDay, readBookingMonth } from './booking-routes.ts';
import { currentContent } from './content-routes.ts';
import { contract } from './contract.ts';
import { callForHelp } from './help-routes.ts';
import { checkIn, readQueues, takeNumber } from './queue-routes.ts';

/** The most entries in one delivery. */
export const LARGEST_DELIVERY = 200;

/** A kiosk's short code: the beginning of every reference that its residents see. */
export const KioskCode = z.string().regex(/^[A-Z0-9]{2,10}$/);

export const enrol = contract({
  method: 'POST',
  path: '/api/kiosk/v1/enrolment',
  summary: 'Enrols a kiosk with a one-time code; the request is signed by the key that it brings.',
  request: z.object({
    code: z.string().regex(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/, 'four groups of four letters and digits'),
    /** The kiosk's Ed25519 public key: 32 bytes in base64. */
    publicKey: z.base64().length(44),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('enrolled'),
      kioskId: z.uuid(),
      kioskCode: KioskCode,
      name: z.string().max(80),
      townId: z.string(),
      /** The journal epoch that this kiosk begins with. */
      epoch: z.int().min(1),
    }),
    /** Wrong, used, expired and too-often tried codes look alike. */
    z.object({ kind: z.literal('refused') }),
  ]),
});

export const SecondFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('surname'), value: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('bill-number'), value: BillNumber }),
]);
export type SecondFact = z.infer<typeof SecondFact>;

export const lookUpBills = contract({
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
  method: 'POST',
  path: '/api/kiosk/v1/holds',
  summary:
    'Holds bills for one transaction while it is being paid; asking again extends the hold. It ends by itself, or with the transaction.',
  request: z.object({
    transactionId: TransactionId,
    lines: z.array(PriceLine).min(1).max(50),
    total: PositiveMoney,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('held'), holdId: z.string().min(1).max(80) }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['held', 'paid', 'amount-changed', 'not-found']) }),
  ]),
});

export const holdSubmission = contract({
  method: 'POST',
  path: '/api/kiosk/v1/submissions/hold',
  summary:
    'Checks the answers to a service with the town’s own rules, and what they cost, before any money moves; asking again is without effect.',
  request: z.object({
    transactionId: TransactionId,
    serviceId: z.string().max(60),
    answers: Answers,
    /** What the kiosk reckoned; null for nothing. */
    total: PositiveMoney.nullable(),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('held'), holdId: z.string().min(1).max(80) }),
    z.object({
      kind: z.literal('refused'),
      reason: z.enum(['not-valid', 'amount-changed', 'not-found', 'slot-taken']),
    }),
  ]),
});

const Head = z.object({ epoch: z.int().min(1), seq: z.int().min(0), hash: Sha256 });

/** What central did with an approved payment. */
export const DeliveryVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), transactionId: TransactionId }),
  z.object({ kind: z.literal('refused'), transactionId: TransactionId, reason: DeliveryRefusal }),
]);
export type DeliveryVerdict = z.infer<typeof DeliveryVerdict>;

export const deliverJournal = contract({
  method: 'POST',
  path: '/api/kiosk/v1/journal',
  summary:
    'Takes journal entries in order. Entries it has already are taken again without effect; a gap or a fork changes nothing.',
  request: z.object({ entries: z.array(DeliveredEntry).min(1).max(LARGEST_DELIVERY) }),
  response: z.discriminatedUnion('kind', [
    /** All are kept. One verdict for every approved payment among them. */
    z.object({ kind: z.literal('accepted'), head: Head, verdicts: z.array(DeliveryVerdict) }),
    /** Central has less than the kiosk believes (it was restored from a backup): send again from `head.seq + 1`. */
    z.object({ kind: z.literal('gap'), head: Head }),
    /** The entry at `seq` differs from the one that central has: an alarm is raised, nothing is overwritten. */
    z.object({ kind: z.literal('fork'), head: Head, seq: z.int() }),
    /** The entry at `seq` does not fit its hash, its signature or its personal record: an alarm is raised. */
    z.object({ kind: z.literal('broken'), head: Head, seq: z.int() }),
  ]),
});
export type DeliverAnswer = z.infer<typeof deliverJournal.response>;

const DeviceReport = z.object({
  device: z.enum(['printer', 'terminal', 'scanner', 'reader', 'keypad']),
  /** In a word that staff understand, e.g. `ready`, `paper near end`, `offline`. */
  state: z.string().max(60),
  needsStaff: z.boolean(),
});

export const heartbeat = contract({
  method: 'POST',
  path: '/api/kiosk/v1/heartbeat',
  summary: 'Tells central that the kiosk lives, how its devices are and where its journal ends.',
  request: z.object({
    version: z.string().max(40),
    /** Which version of the content residents see: 0 for none, 1 for what came with the town’s folder; not told by older kiosks. */
    contentVersion: z.int().min(0).optional(),
    bootId: z.uuid(),
    screen: z.enum(['in-order', 'out-of-order']),
    devices: z.array(DeviceReport).max(10),
    head: Head,
    /** Entries not yet delivered. */
    waiting: z.int().min(0),
  }),
  response: z.object({ head: Head }),
});
export type Heartbeat = z.infer<typeof heartbeat.request>;

/** What a resident is told about an application, a report or whatever else the town works on. */
export const FoundStatus = z.object({
  reference: CaseReference,
  serviceId: z.string().max(60),
  /** What it is about where the service does not say it, e.g. the kind of problem that was reported. */
  title: LocalizedText.nullable(),
  status: CaseStatus,
  /** What the clerk wrote for the resident; empty for nothing. */
  note: z.string().max(1_000),
  submittedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** What is to be paid now that it is approved; null for nothing. */
  owed: PositiveMoney.nullable(),
});
export type FoundStatus = z.infer<typeof FoundStatus>;

export const lookUpStatus = contract({
  method: 'POST',
  path: '/api/kiosk/v1/status',
  summary:
    'Says how far the town is with an application (reference and family name) or a report (reference).',
  request: z.object({ reference: CaseReference, surname: z.string().max(100).nullable() }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), found: FoundStatus }),
    /** What has this reference is shown only to whoever knows the family name, too. */
    z.object({ kind: z.literal('surname-needed') }),
    /** No such reference, or the name does not fit: nobody can tell which. */
    z.object({ kind: z.literal('not-found') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});

export const kioskRoutes = {
  enrol,
  lookUpBills,
  holdBills,
  holdSubmission,
  deliverJournal,
  heartbeat,
  callForHelp,
  lookUpStatus,
  readQueues,
  takeNumber,
  checkIn,
  readBookingMonth,
  readBookingDay,
  holdSlot,
  findBooking,
  cancelBooking,
  currentContent,
};

/** The parts of a bill file that IT imports; the columns of the CSV in this order. */
export const BillImportRow = z.object({
  account_number: AccountNumber,
  card_number: z
    .string()
    .regex(/^[A-Z0-9]{4,32}$/)
    .or(z.literal('')),
  holder_name: z.string().trim().min(1).max(200),
  surname: z.string().trim().min(1).max(100),
  bill_number: BillNumber,
  bill_kind: z.string().regex(/^[a-z][a-z-]{1,29}$/),
  due_on: z.iso.date(),
  amount: z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, 'a decimal such as 42.50'),
  least_part: z
    .string()
    .regex(/^(\d{1,9}(\.\d{1,3})?)?$/, 'a decimal, or empty when the bill can only be paid whole'),
});
export type BillImportRow = z.infer<typeof BillImportRow>;
