import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
// Has to be loaded before the certificate library, which stops without it.
import 'reflect-metadata';
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { afterEach, expect, it } from 'vitest';
import { certificateFault, clockFault } from './clock-fault.ts';

const NOW = new Date('2026-11-29T17:00:00Z');
const YEAR_MS = 365 * 86_400_000;
const refusal = (date: string | null, status = 401) => ({
  status,
  headers: new Headers(date === null ? {} : { date }),
});

it.each([
  [
    '1970',
    new Date(0),
    'The clock of this kiosk is wrong: it shows 1970-01-01 00:00 UTC, central 2026-11-29 17:00 UTC.',
  ],
  [
    'ten years ahead',
    new Date(NOW.getTime() + 10 * YEAR_MS),
    /it shows 2036-11-26 17:00 UTC, central 2026-11-29/,
  ],
  [
    'six minutes behind',
    new Date(NOW.getTime() - 360_000),
    /it shows 2026-11-29 16:54 UTC, central 2026-11-29 17:00/,
  ],
])('a refused kiosk whose clock is at %s learns that from central', (_, at, sentence) => {
  expect(clockFault(refusal(NOW.toUTCString()), at)).toMatch(sentence);
});

it.each([
  ['the clocks agree', refusal(NOW.toUTCString()), NOW],
  ['central says no time', refusal(null), new Date(0)],
  ['central says no time that can be read', refusal('yesterday'), new Date(0)],
  ['central refuses for something else', refusal(NOW.toUTCString(), 403), new Date(0)],
])('no clock is blamed when %s', (_, answer, at) => {
  expect(clockFault(answer, at)).toBeNull();
});

const before = getCACertificates('default');
afterEach(() => setDefaultCACertificates(before));

it.each([
  ['not valid any more', -2 * YEAR_MS],
  ['not valid yet', YEAR_MS],
])('a certificate of central that is %s by the kiosk’s clock is named', async (_, fromMs) => {
  const { cert, key } = await certificate(fromMs);
  setDefaultCACertificates([cert]);
  const server = createServer({ cert, key }, (_request, response) => response.end('x'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const error = await fetch(`https://127.0.0.1:${port}/`).then(
    () => null,
    (failed: unknown) => failed,
  );
  server.close();
  expect(certificateFault(error, NOW)).toBe(
    'The certificate of central is not valid at the time that the clock of this kiosk shows, 2026-11-29 17:00 UTC.',
  );
});

it('a central that nobody reaches is no matter of the clock', async () => {
  const error = await fetch('http://127.0.0.1:9/').then(
    () => null,
    (failed: unknown) => failed,
  );
  expect(certificateFault(error, NOW)).toBeNull();
});

/** A certificate that is valid for one year, from this long after now. */
async function certificate(fromMs: number): Promise<{ readonly cert: string; readonly key: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=central.example.org',
    notBefore: new Date(Date.now() + fromMs),
    notAfter: new Date(Date.now() + fromMs + YEAR_MS),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: made.toString('pem'), key: PemConverter.encode(pkcs8, 'PRIVATE KEY') };
}
