import { codeOf } from '../../domain/failure/index.ts';
import { GREATEST_SKEW_MS } from '../../domain/wire/index.ts';

const REFUSED_STATUS = 401;
/** What OpenSSL says of a certificate that is not valid at the time that the machine's clock shows. */
const CERTIFICATE_TIMES = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'];

/**
 * What is wrong with this machine's clock, by a refusal of central: its answer says what time it is there, and central refuses
 * every request whose time is far from its own. Null when the clocks agree, or the answer says no time.
 */
export function clockFault(answer: Pick<Response, 'status' | 'headers'>, now: Date): string | null {
  if (answer.status !== REFUSED_STATUS) return null;
  const central = new Date(answer.headers.get('date') ?? '');
  // Also false when central has said no time.
  const isFar = Math.abs(now.getTime() - central.getTime()) > GREATEST_SKEW_MS;
  return isFar
    ? `The clock of this kiosk is wrong: it shows ${toMinute(now)}, central ${toMinute(central)}.`
    : null;
}

/** The same for a connection that TLS refused because of the time; null for every other failure. */
export function certificateFault(error: unknown, now: Date): string | null {
  const code = error instanceof Error ? codeOf(error.cause) : null;
  return code !== null && CERTIFICATE_TIMES.includes(code)
    ? `The certificate of central is not valid at the time that the clock of this kiosk shows, ${toMinute(now)}.`
    : null;
}

const toMinute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
