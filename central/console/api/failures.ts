import type { FailureWhy } from './call-central.ts';

/** Each failure in a sentence that says what to do. */
export const failureTexts: Readonly<Record<FailureWhy, string>> = {
  unreachable: 'Central cannot be reached. Check the network and try again.',
  unavailable: 'Central is running but is not ready. Try again in a minute; if this continues, tell IT.',
  internal: 'Something went wrong in central. Try again; if it happens again, tell IT what you did and when.',
  'not-understood': 'This page does not understand central’s answer. Reload the page: it may be out of date.',
  'not-signed-in': 'Your session has ended. Sign in to continue.',
  forbidden: 'Your role does not allow this.',
  'not-found': 'There is nothing here. Check the address.',
  'bad-input': 'Central did not accept what was entered.',
  'too-many': 'Too many attempts. Wait a while before you try again.',
  'too-large': 'This is too large for central.',
};
