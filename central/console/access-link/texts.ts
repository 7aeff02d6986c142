import type { LinkProblem } from '../../wire/index.ts';

export const texts = {
  title: 'Choose your password',
  reading: 'Reading from central…',
  userName: 'User name',
  ownName: 'Your user name',
  ownNameHint: 'Small letters, digits, dots and hyphens: ann.lee',
  send: 'Set the password',
  busy: 'One moment…',
  notSet: 'The password was not set',
  toSignIn: 'Sign in',
  tryAgain: 'Try again',
  failed: 'This could not be read',
  nameWanted: 'Choose a user name.',
  once: 'The link is good once: with your password set, it opens nothing any more.',
};

/** What each link is for, above its form. */
export const purposeTexts = {
  invitation: 'You are invited to the console of the town.',
  password: 'Your old password has ended. Choose another one.',
  'first-administrator':
    'You are the first person here. You become the administrator, and invite everybody else.',
} as const;

/** Why a link opens nothing, and what to do. */
export const linkProblems: Readonly<Record<LinkProblem, { readonly title: string; readonly help: string }>> =
  {
    used: {
      title: 'This link was used already',
      help: 'A password was set by it. If that was you, sign in. If it was not you, tell the town’s administrator at once.',
    },
    withdrawn: {
      title: 'This link was withdrawn',
      help: 'There is a newer one, or it is no longer wanted. Ask the town’s administrator.',
    },
    over: {
      title: 'The time of this link is over',
      help: 'Ask the town’s administrator for another one.',
    },
    unknown: {
      title: 'This link is not known',
      help: 'Perhaps it was not copied whole. Open it as you got it, or ask the town’s administrator for another one.',
    },
  };
