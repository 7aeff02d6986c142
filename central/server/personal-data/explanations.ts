import type { PersonalKind } from '../../wire/index.ts';

/** What a person who is given the file reads about each of its parts. */
export const EXPLANATIONS: Readonly<Record<PersonalKind, string>> = {
  'look-ups': 'Which account was looked up at a kiosk, and the name of its holder.',
  answers: 'What was answered to the questions of a service at a kiosk.',
  receipts: 'Receipts as they were printed, sent or shown.',
  'e-mail-addresses': 'Addresses to which receipts were to be sent.',
  applications: 'Applications, their state, and what the town noted about the decision.',
  'account-holders': 'The holder of an account, as the town’s own accounts name them.',
  bookings: 'What was booked, for when, and who booked it.',
  reporters: 'Who reported a problem by a program, and how to reach them.',
  'report-pictures': 'Photos that came with a report.',
  reports: 'What a report says, and where it is.',
  'forwarded-reports': 'What another system answered to a report.',
  appointments: 'Appointments with the town.',
  'queue-numbers': 'Numbers that were taken for a queue.',
  'sent-e-mails': 'That a receipt was sent by e-mail, and what came of it.',
  notes: 'What people of the town wrote for each other.',
  payments: 'What was paid or handed in at a kiosk. The town’s books keep it.',
  bills: 'Bills of the account. The town’s books keep them.',
  refunds: 'Money that was given back, or is to be. The town’s books keep it.',
};
