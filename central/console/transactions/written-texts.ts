/** What people wrote about an exception, by what it is; the empty one needs no word before it. */
export const texts = {
  written: 'What people wrote',
  earlier: 'Earlier entries',
  with: 'with',
  closed: '',
  part: 'A part',
  asked: 'Second person asked',
  declined: 'Declined',
  reopened: 'Taken back',
} as const;
