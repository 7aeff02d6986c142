import { GOOD_PASSWORD, type PasswordProblem, SHORTEST_PASSWORD } from '../../wire/index.ts';

export const texts = {
  label: 'New password',
  hint: `At least ${SHORTEST_PASSWORD} characters, better ${GOOD_PASSWORD} or more: a sentence is good. Capitals, digits and signs are up to you.`,
};

/** Why a new password is refused, and what to do. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `The new password is too short: it needs ${SHORTEST_PASSWORD} characters or more.`,
  known:
    'The new password is one of those that attackers try first, because many people have used it. Choose another one.',
  guessable:
    'The new password is little more than the name of the town, of the product or your own. Choose one that nobody here would guess.',
};
