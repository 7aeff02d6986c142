import { Secret, TOTP } from 'otpauth';

/** What an app shows next to the code. */
const ISSUER = 'Townhall console';
/** RFC 6238, clauses 4 and 5.2: steps of 30 seconds, and one step to either side for clocks that differ. */
const STEP_S = 30;
const STEPS_APART = 1;

const totp = (secret: Secret, userName = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label: userName, secret, digits: 6, period: STEP_S });

/** A new secret of 160 random bits in base32 (RFC 4226, clause 4), and the address that an app reads as a QR code. */
export function newSecret(userName: string): { readonly secret: string; readonly address: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, address: totp(secret, userName).toString() };
}

/** The step for which a code was shown, to be taken once; null when it fits none that is near. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const apart = totp(Secret.fromBase32(secret)).validate({ token, timestamp, window: STEPS_APART });
  return apart === null ? null : Math.floor(timestamp / 1_000 / STEP_S) + apart;
}
