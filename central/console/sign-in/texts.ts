export const texts = {
  product: 'Townhall console',
  title: 'Sign in',
  userName: 'User name',
  password: 'Password',
  send: 'Sign in',
  busy: 'Signing in…',
  refused: 'User name or password is wrong.',
  code: 'Code',
  codeHint: 'The six digits that your authenticator app shows, or one of your recovery codes',
  codeRefused: 'This code is wrong or was used already. Wait for the next one.',
  expired: 'Your session has ended',
  expiredHelp: 'Sign in again: your page is as you left it.',
  help: 'No access, or lost your password? The town’s administrator can help.',
};

const MINUTE_MS = 60_000;

/** How long to wait after too many failed attempts. */
export function throttledText(retryAfterMs: number): string {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / MINUTE_MS));
  return `Too many failed attempts. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
}
