export const texts = {
  title: 'Users',
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
  newUser: 'New user',
  newUserHint: 'Small letters, digits, dots and hyphens: ann.lee',
  townHint: 'Only where central serves more than one town: its id. Empty: your own.',
  make: 'Make the user',
  cancel: 'Cancel',
  close: 'Close',
  busy: 'One moment…',
  notMade: 'The user was not made',
  notChanged: 'Nothing was changed',
  passwordTitle: 'Password',
  passwordHelp:
    'It is not shown again. Give it to the person yourself; they can change it under Your account.',
  disable: 'Disable',
  enable: 'Enable',
  resetPassword: 'New password',
  resetSecondFactor: 'Take away the second factor',
  endSessions: 'End sessions',
  changeRole: 'Other role',
};

/** What each change does, said before it is done. */
export const changeHelp = {
  disable: 'They cannot sign in any more, and their sessions end at once.',
  enable: 'They can sign in again.',
  'reset-password': 'They get another password, which you see once; their sessions end.',
  'reset-second-factor':
    'For somebody who has lost phone and recovery codes. Make sure that it is them who asks. Their sessions end; a role that needs a second factor has it set up anew at the next sign-in.',
  'end-sessions': 'They have to sign in again everywhere.',
  role: 'They get another role, and their sessions end.',
} as const;

export const factorTexts = { on: 'On', off: 'Off', wanted: 'Not set up yet' } as const;

const refusals: Readonly<Record<string, string>> = {
  unknown: 'There is no such user any more.',
  yourself: 'You cannot do this to yourself: another administrator can.',
  'no-such-town': 'There is no such town.',
  exists: 'There is such a user already.',
};

/** Why a change of a user was refused. */
export const refusalText = (reason: string): string => refusals[reason] ?? reason;
