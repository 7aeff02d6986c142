import type { z } from 'zod';
import type { KioskRow } from '../../wire/index.ts';

type State = z.infer<typeof KioskRow>['state'];

export const stateTexts: Readonly<Record<State, string>> = {
  new: 'Not enrolled yet',
  enrolled: 'Enrolled',
  revoked: 'Revoked',
};

export const texts = {
  title: 'Kiosks',
  caption: 'Kiosks by code',
  empty: 'There are no kiosks yet. Create an enrolment code and type it in at the new kiosk.',
  kiosk: 'Kiosk',
  name: 'Name',
  state: 'State',
  lastSeen: 'Last contact',
  never: 'Never',
  silent: 'Silent',
  screen: 'Screen',
  devices: 'Devices',
  noDevices: 'Nothing reported yet',
  waiting: 'Waiting',
  unknown: '–',
  noContent: 'No content',
  shippedContent: 'Content as shipped',
  oldContent: 'Outdated content',
  newerContent: 'newer published',
  version: 'Version, content',
  journal: 'Journal',
  /** Personal data whose time was over. */
  erased: 'Erased',
  held: 'held',
  newKiosk: 'New enrolment code',
  newCode: 'New code',
  actions: 'Enrolment',
  key: 'Key',
  confirmed: 'Confirmed',
  notConfirmed: 'Not confirmed: its payments wait',
  confirm: 'Confirm',
  confirmTitle: 'Confirm this kiosk',
  confirmHint:
    'At the kiosk, unlock the staff panel and type what it shows as the key. From then on its payments count, and those that wait are booked.',
  fingerprint: 'Key shown at the kiosk',
  confirming: 'Confirming…',
  confirmFailed: 'The kiosk was not confirmed',

  dialogTitle: 'New enrolment code',
  cancel: 'Cancel',
  done: 'Done',
  code: 'Kiosk code',
  codeHint: '2 to 10 letters and digits, e.g. POOL1: every reference of this kiosk begins with it',
  nameHint: 'Where it stands, e.g. Swimming pool, entrance',
  town: 'Town',
  townHint: 'Only where central serves more than one town: its id',
  make: 'Create the code',
  making: 'Creating…',
  older:
    'Older codes for this kiosk stop working. An enrolled kiosk keeps working until the new code is used.',
  failed: 'No code was created',
  made: 'Type this code in at the kiosk',
  works: 'Valid once, until',
  once: 'This is the only time the code is shown: once you close this, no one can see it again.',
  copy: 'Copy',
  copied: 'Copied',
};

const refusals: Readonly<Record<string, string>> = {
  'no-such-kiosk': 'There is no such kiosk any more.',
  'other-key': 'This is not the key that enrolled. Compare again; if it stays so, revoke the kiosk.',
  'same-person': 'You made its enrolment code. A second person has to confirm it.',
  'no-such-town': 'There is no such town. Where central serves more than one town, enter its id.',
  'belongs-to-another-town': 'This kiosk code belongs to another town. Choose another.',
};

export const refusalText = (reason: string): string => refusals[reason] ?? reason;
