import type { CaseStatus } from '../../../domain/case/index.ts';

export const texts = {
  title: 'Applications',
  caption: 'Applications',
  waiting: 'Waiting for a decision',
  show: 'Show',
  empty: 'No application is waiting.',
  none: 'There is none with this status.',
  reference: 'Reference',
  service: 'Service',
  applicant: 'Applicant',
  fee: 'Fee on approval',
  noFee: 'None',
  since: 'Given',
  status: 'Status',
  decide: 'Decide',
  decideOn: 'Application',
  next: 'New status',
  note: 'Note for the applicant',
  noteHint: 'They read it at the kiosk as it stands here. Empty for none.',
  billed: 'With the approval a bill is made:',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  failed: 'Nothing was changed',
  notNext: 'Somebody has decided on it meanwhile. Load the list again.',
  notFound: 'This application is not there any more.',
};

export const statusTexts: Readonly<Record<CaseStatus, string>> = {
  received: 'Received',
  'in-review': 'In review',
  'more-needed': 'More is needed',
  approved: 'Approved',
  refused: 'Refused',
  closed: 'Closed',
};
