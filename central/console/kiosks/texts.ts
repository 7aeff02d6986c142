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
  empty: 'No kiosk yet. Make an enrolment code and type it in at the new kiosk.',
  kiosk: 'Kiosk',
  name: 'Name',
  state: 'State',
  lastSeen: 'Last heard of',
  never: 'Never',
  silent: 'Silent',
  screen: 'Screen',
  devices: 'Devices',
  noDevices: 'Nothing reported yet',
  waiting: 'Waiting',
  unknown: '–',
  noContent: 'No content',
  shippedContent: 'Content as shipped',
  oldContent: 'Content long past',
  newerContent: 'newer published',
  version: 'Version, content',
  journal: 'Journal',
  newKiosk: 'New enrolment code',
  newCode: 'New code',
  actions: 'Enrolment',

  dialogTitle: 'New enrolment code',
  cancel: 'Cancel',
  done: 'Done',
  code: 'Kiosk code',
  codeHint: '2 to 10 letters and digits, e.g. POOL1: every reference of this kiosk begins with it',
  nameHint: 'Where it stands, e.g. Swimming pool, entrance',
  town: 'Town',
  townHint: 'Only where central serves more than one town: its id',
  make: 'Make the code',
  making: 'Making…',
  older:
    'Older codes of this kiosk stop working. A kiosk that is enrolled works on until the new code is used.',
  failed: 'No code was made',
  made: 'Type this code in at the kiosk',
  works: 'It works once, until',
  once: 'It is shown only here and only now: when this is closed, nobody can see it again.',
  copy: 'Copy',
  copied: 'Copied',
};

const refusals: Readonly<Record<string, string>> = {
  'no-such-town': 'There is no such town. Where central serves more than one, its id is needed.',
  'belongs-to-another-town': 'This kiosk code belongs to another town. Choose another.',
};

export const refusalText = (reason: string): string => refusals[reason] ?? reason;
