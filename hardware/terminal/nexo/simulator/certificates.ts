import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// Has to be loaded before the certificate library, which stops without it.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** The common name of the certificates that test terminals without one of their own present. */
export const TERMINAL_COMMON_NAME = 'legacy-terminal-certificate.test.terminal.adyen.com';

/** What a TLS server needs to present itself, in PEM. */
export type ServerIdentity = { readonly cert: string; readonly key: string };

export type Certificates = {
  /** The root certificate that the sale system pins, in PEM. */
  readonly caPem: string;
  readonly right: ServerIdentity;
  /** The right name, from an authority that nobody knows. */
  readonly otherCa: ServerIdentity;
  /** From the right authority, for a name that is no terminal's. */
  readonly otherCn: ServerIdentity;
};

/**
 * Makes the terminal's certificates. With a folder, the authority is kept there (`ca.pem`, `ca-key.pem`), so that
 * a sale system which pinned it still knows it after a restart; without, it is made anew.
 */
export async function makeCertificates(folder: string | null, now: Date): Promise<Certificates> {
  const authority = (folder === null ? null : await readAuthority(folder)) ?? (await makeAuthority(now));
  if (folder !== null) await keepAuthority(folder, authority);
  const stranger = await makeAuthority(now);
  return {
    caPem: authority.certificate.toString('pem'),
    right: await issue(authority, TERMINAL_COMMON_NAME, now),
    otherCa: await issue(stranger, TERMINAL_COMMON_NAME, now),
    otherCn: await issue(authority, 'printer.townhall.example', now),
  };
}

type Authority = { readonly certificate: X509Certificate; readonly key: CryptoKey };

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

async function makeAuthority(now: Date): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Simulated terminal root, O=Townhall Kiosk bench',
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + 3650 * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { certificate, key: keys.privateKey };
}

async function issue(authority: Authority, commonName: string, now: Date): Promise<ServerIdentity> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${commonName}`,
    issuer: authority.certificate.subjectName,
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + 825 * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: commonName }]),
    ],
  });
  return { cert: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

async function readAuthority(folder: string): Promise<Authority | null> {
  const files = { certificate: join(folder, 'ca.pem'), key: join(folder, 'ca-key.pem') };
  if (!existsSync(files.certificate) || !existsSync(files.key)) return null;
  const certificate = new X509Certificate(readFileSync(files.certificate, 'utf8'));
  const pkcs8 = PemConverter.decodeFirst(readFileSync(files.key, 'utf8'));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']);
  return { certificate, key };
}

async function keepAuthority(folder: string, authority: Authority): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ca-key.pem'), await exportKey(authority.key), { mode: 0o600 });
  writeFileSync(join(folder, 'ca.pem'), authority.certificate.toString('pem'));
}

async function exportKey(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
