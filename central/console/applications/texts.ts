import type { ApplicationStatus } from '../../../domain/application/index.ts';

export const texts = {
  title: 'Applications',
  caption: 'Applications',
  waiting: 'Waiting for a decision',
  show: 'Show',
  empty: 'No application is waiting.',
  none: 'No application has this status.',
  reference: 'Reference',
  service: 'Service',
  applicant: 'Applicant',
  fee: 'Fee on approval',
  noFee: 'None',
  since: 'Submitted',
  status: 'Status',
  decide: 'Decide',
  decideOn: 'Application',
  next: 'New status',
  note: 'Note for the applicant',
  noteHint: 'The applicant reads it at the kiosk exactly as written. Leave empty for no note.',
  billed: 'Approval creates a bill:',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  failed: 'Nothing was changed',
  notNext: 'Someone else has already decided. Load the list again.',
  notFound: 'This application no longer exists.',
};

export const statusTexts: Readonly<Record<ApplicationStatus, string>> = {
  received: 'Received',
  'in-review': 'In review',
  'more-needed': 'More information needed',
  approved: 'Approved',
  refused: 'Refused',
  closed: 'Closed',
};
