import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, TownId } from './fields.ts';
import type { Role } from './role.ts';

/** What central holds about residents, by what it is. Of `payments`, `bills` and `refunds` nothing is erased: they are the town's books. */
export const PersonalKind = z.enum([
  'look-ups',
  'answers',
  'receipts',
  'e-mail-addresses',
  'applications',
  'account-holders',
  'bookings',
  'reporters',
  'report-pictures',
  'reports',
  'forwarded-reports',
  'appointments',
  'queue-numbers',
  'sent-e-mails',
  'notes',
  'payments',
  'bills',
  'refunds',
]);
export type PersonalKind = z.infer<typeof PersonalKind>;

/** Why something is kept although a person asks that it be erased. */
export const KeptWhy = z.enum([
  'books',
  'exception-open',
  'transaction-open',
  'refund-open',
  'application-undecided',
  'report-open',
  'booking-to-come',
  'bill-open',
  'appointment-to-come',
  'waits-in-queue',
  'e-mail-on-its-way',
]);
export type KeptWhy = z.infer<typeof KeptWhy>;

/** One thing that is about a person. A transaction stands for all that came of it: application, booking, report, number in a queue. */
export const PersonalSubject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('transaction'),
    kioskId: z.uuid(),
    transactionId: z.string().min(1).max(60),
  }),
  z.strictObject({ kind: z.literal('account'), accountNumber: z.string().min(1).max(40) }),
  z.strictObject({ kind: z.literal('report'), requestId: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('appointment'), reference: z.string().min(1).max(100) }),
]);
export type PersonalSubject = z.infer<typeof PersonalSubject>;

/** A thing as a person of the town recognises it. */
export const FoundSubject = z.object({
  townId: z.string(),
  subject: PersonalSubject,
  /** A reference, or the number of an account. */
  reference: z.string(),
  serviceId: z.string().nullable(),
  at: Instant.nullable(),
  /** Names, e-mail addresses and account numbers that stand in it. */
  known: z.array(z.string()),
});
export type FoundSubject = z.infer<typeof FoundSubject>;

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const MOST_SUBJECTS = 100;
const SUBJECTS = {
  townId: TownId.optional(),
  subjects: z.array(PersonalSubject).min(1).max(MOST_SUBJECTS),
};

const inWords = (subject: PersonalSubject): string => {
  switch (subject.kind) {
    case 'transaction':
      return `transaction ${subject.transactionId}`;
    case 'account':
      return `account ${subject.accountNumber}`;
    case 'report':
      return `report ${subject.requestId}`;
    case 'appointment':
      return `appointment ${subject.reference}`;
  }
};

/** What was chosen, as the audit log names it. */
export const subjectsInWords = (subjects: readonly PersonalSubject[]): string =>
  subjects.map(inWords).join(', ');

export const findPersonalData = consoleContract({
  name: 'findPersonalData',
  roles: ADMINISTRATORS,
  method: 'GET',
  path: `${CONSOLE_PATH}/personal-data`,
  summary:
    'Finds what is about a person: by name, account, phone, e-mail address, reference or whatever else a caller knows.',
  reads: () => 'personal data by a search',
  request: z.object({ townId: TownId.optional(), search: z.string().trim().min(1).max(100) }),
  response: z.object({
    found: z.array(FoundSubject),
    /** There is more than is listed: the search has to say more. */
    more: z.boolean(),
  }),
});

const Kept = z.object({
  what: PersonalKind,
  why: KeptWhy,
  count: z.int(),
  /** Some of what it belongs to: references, numbers of accounts. */
  names: z.array(z.string()),
});
export type Kept = z.infer<typeof Kept>;
const Erased = z.object({ what: PersonalKind, count: z.int() });
const WRONG_TOWN = z.object({ kind: z.literal('no-town') });

export const sumPersonalData = consoleContract({
  name: 'sumPersonalData',
  roles: ADMINISTRATORS,
  method: 'POST',
  path: `${CONSOLE_PATH}/personal-data/sum`,
  summary:
    'What central holds about a person, by kind and number: what could be erased now, and what is kept and why.',
  request: z.object(SUBJECTS),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('summed'), erasable: z.array(Erased), kept: z.array(Kept) }),
    WRONG_TOWN,
  ]),
});

/** The file that a person is given; described in docs/personal-data.md. */
export const PersonalFile = z.object({
  format: z.literal('townhall-personal-data-1'),
  town: z.string(),
  madeAt: Instant,
  holds: z.array(
    z.object({
      what: PersonalKind,
      explanation: z.string(),
      records: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});
export type PersonalFile = z.infer<typeof PersonalFile>;

export const exportPersonalData = consoleContract({
  name: 'exportPersonalData',
  roles: ADMINISTRATORS,
  method: 'POST',
  path: `${CONSOLE_PATH}/personal-data/export`,
  summary: 'Everything that central holds about a person, as one document to give to them.',
  request: z.object(SUBJECTS),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('exported'), file: PersonalFile }),
    WRONG_TOWN,
  ]),
});

export const erasePerson = consoleContract({
  name: 'erasePerson',
  roles: ADMINISTRATORS,
  method: 'POST',
  path: `${CONSOLE_PATH}/personal-data/erase`,
  summary:
    'Erases the personal data of a person, all that may go at once; what is still needed is named and stays until its time. There is no way back.',
  request: z.object({
    ...SUBJECTS,
    /** Why, such as the date of the person’s letter. It stays in the audit log: no name belongs in it. */
    reason: z.string().trim().min(3).max(300),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('erased'), erased: z.array(Erased), kept: z.array(Kept) }),
    WRONG_TOWN,
  ]),
});
