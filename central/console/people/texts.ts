import { title } from './title.ts';

export const texts = {
  title,
  caption: 'Users by name',
  empty: 'There are no users yet.',
  name: 'User name',
  role: 'Role',
  town: 'Town',
  allTowns: 'All',
  state: 'State',
  disabled: 'Disabled',
  sessions: 'Sessions',
  secondFactor: 'Second factor',
  actions: 'Change',
  invite: 'Invite',
  makeLink: 'Make the link',
  notInvited: 'No one was invited',
  nameHint: 'Small letters, digits, dots and hyphens: ann.lee',
  mailTo: 'E-mail address (optional)',
  mailToHint: 'Sends the link there as well. The address is not kept.',
  townHint: 'Only where central serves more than one town: its id. Empty: your own.',
  cancel: 'Cancel',
  close: 'Close',
  busy: 'One moment…',
  notChanged: 'Nothing was changed',
  linkTitle: 'Link',
  linkHelp:
    'It is not shown again. Give it to this person alone: the first to open it chooses the password. It is good once, until',
  openLinks: 'Links that were not used yet',
  noLinks: 'No link is open.',
  purpose: 'For',
  madeBy: 'Made by',
  goodUntil: 'Good until',
  withdraw: 'Withdraw',
  notOpen: 'The link was used or withdrawn in the meantime.',
  nobodyYet: 'First administrator',
  demo: 'Demo',
  disable: 'Disable',
  enable: 'Enable',
  resetPassword: 'Reset the password',
  resetSecondFactor: 'Take away the second factor',
  endSessions: 'End sessions',
  changeRole: 'Other role',
};

/** What each change does, said before it is done. */
export const changeHelp = {
  disable: 'They cannot sign in any more, and their sessions end at once.',
  enable: 'They can sign in again.',
  'reset-password':
    'Their password and sessions end, and you get a link, good once, by which they choose another. Their second factor stays.',
  'reset-second-factor':
    'For somebody who has lost phone and recovery codes. Make sure that it is them who asks. Their sessions end; a role that needs a second factor has it set up anew at the next sign-in.',
  'end-sessions': 'They have to sign in again everywhere.',
  role: 'They get another role, and their sessions end.',
} as const;

/** Whether the link went by e-mail. */
export const mailTexts = {
  sent: 'It was sent by e-mail as well.',
  'not-sent':
    'It was not sent by e-mail: mail is not set up here, central does not know its own address, or the mail server did not take it.',
} as const;

export const purposeNames = {
  invitation: 'Invitation',
  password: 'New password',
  'first-administrator': 'First administrator',
} as const;

export const factorTexts = { on: 'On', off: 'Off', wanted: 'Not set up yet' } as const;

const refusals: Readonly<Record<string, string>> = {
  unknown: 'There is no such user any more.',
  yourself: 'You cannot do this to yourself: another administrator can.',
  'no-such-town': 'There is no such town.',
  exists: 'There is such a user already.',
  invited: 'There is an open invitation for this name. Withdraw it first, or choose another name.',
};

/** Why a change of a user was refused. */
export const refusalText = (reason: string): string => refusals[reason] ?? reason;
