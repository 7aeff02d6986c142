import type { FailureWhy } from './call-central.ts';

/** Each failure in a sentence that says what to do. */
export const failureTexts: Readonly<Record<FailureWhy, string>> = {
  unreachable: 'Central cannot be reached. Check the network and try again.',
  unavailable: 'Central is running but cannot work just now. Try again in a minute; if it stays so, tell IT.',
  internal: 'Something went wrong in central. Try again; if it happens again, tell IT what you did and when.',
  'not-understood':
    'Central answered in a way this page does not know. Reload the page; it may be older than central.',
  'not-signed-in': 'Your session has ended. Sign in to go on.',
  forbidden: 'Your role does not allow this.',
  'not-found': 'There is nothing here. The address may be wrong.',
  'bad-input': 'Central did not accept what was entered.',
  'too-many': 'Too many tries. Wait a while before the next.',
  'too-large': 'This is too large for central.',
};
