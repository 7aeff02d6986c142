import type { FoundSubject, KeptWhy, PersonalKind } from '../../wire/index.ts';
import { title } from './title.ts';

export const texts = {
  title,
  help: 'For a person who asks what the town holds about them, or that it be erased. Find what is theirs, choose it, and look: two people may have one name.',
  searchFor: 'Person',
  searchHint: 'Name, account, phone, e-mail or reference',
  search: 'Search',
  clear: 'Clear',
  caption: 'What may be about the person',
  noneFound: 'Nothing is found by this. Try another thing that the person knows.',
  more: 'There is more than is listed. Search for something that fewer people share.',
  reference: 'What',
  known: 'What stands in it',
  nothingLeft: 'No personal data',
  at: 'When',
  theirs: 'Theirs',
  held: 'What central holds',
  heldCaption: 'By kind, and what would become of it',
  kind: 'Kind',
  count: 'Number',
  outcome: 'If it is erased now',
  goes: 'Goes',
  nothingHeld: 'Central holds nothing about what is chosen.',
  export: 'Save as a file',
  exporting: 'Saving…',
  exported: 'The file has been saved. Give it to nobody but the person.',
  failed: 'The file was not saved',
  erase: 'Erase',
  noTown: 'The town is not known any more. Load the page again.',
} as const;

export const dialogTexts = {
  title: 'Erase personal data',
  help: 'What goes is gone for good. Payments, bills and refunds stay in the books without a name.',
  goes: 'Goes now',
  stays: 'Stays until it is needed no more, and goes then with its usual time, or when you erase again:',
  copies:
    'Kiosks keep their own sealed copies until their own time; backups keep what they held on their day. A list of bills that still names the account’s holder brings the name back.',
  reason: 'Reason',
  reasonHint: 'Such as the date of the letter. It stays in the audit log: write no name.',
  empty: 'Say why, in three letters at least.',
  cancel: 'Cancel',
  erase: 'Erase for good',
  erasing: 'Erasing…',
  notErased: 'Nothing was erased',
} as const;

export const kindTexts: Readonly<Record<PersonalKind, string>> = {
  'look-ups': 'Accounts looked up',
  answers: 'Answers at kiosks',
  receipts: 'Receipts',
  'e-mail-addresses': 'E-mail addresses',
  applications: 'Applications',
  'account-holders': 'Holders of accounts',
  bookings: 'Bookings',
  reporters: 'Who reported',
  'report-pictures': 'Photos of reports (in parts)',
  reports: 'Reports',
  'forwarded-reports': 'Answers to reports',
  appointments: 'Appointments',
  'queue-numbers': 'Numbers in queues',
  'sent-e-mails': 'E-mails sent',
  notes: 'Notes of clerks',
  payments: 'Payments and submissions',
  bills: 'Bills',
  refunds: 'Refunds',
};

export const whyTexts: Readonly<Record<KeptWhy, string>> = {
  books: 'Stays in the books; it has no name',
  'exception-open': 'Stays: a clerk has an exception open',
  'transaction-open': 'Stays: the kiosk has not finished it',
  'refund-open': 'Stays: a refund is not done yet',
  'application-undecided': 'Stays: the application is not decided',
  'report-open': 'Stays: the report is open',
  'booking-to-come': 'Stays: the booking is still to come',
  'bill-open': 'Stays: a bill of the account is open',
  'appointment-to-come': 'Stays: the appointment is still to come',
  'waits-in-queue': 'Stays: the number is still waiting',
  'e-mail-on-its-way': 'Stays: the e-mail is not sent yet',
};

const SUBJECT_KINDS: Readonly<Record<FoundSubject['subject']['kind'], string>> = {
  transaction: 'Transaction',
  account: 'Account',
  report: 'Report',
  appointment: 'Appointment',
};
export const subjectText = ({ subject, reference }: FoundSubject): string =>
  `${SUBJECT_KINDS[subject.kind]} ${reference}`;

/** How much of each kind: `Receipts: 2, Notes of clerks: 1`. */
export const countsText = (
  counts: readonly { readonly what: PersonalKind; readonly count: number }[],
): string => counts.map(({ what, count }) => `${kindTexts[what]}: ${count}`).join(', ');

type Erased = Parameters<typeof countsText>[0];
/** What came of it, in a sentence. */
export const erasedText = (erased: Erased): string =>
  erased.length === 0 ? 'There was nothing that could go.' : `Erased: ${countsText(erased)}.`;

export const fileNameOf = (madeAt: string): string => `personal-data-${madeAt.slice(0, 10)}.json`;
