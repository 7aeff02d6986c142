import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { messageOf } from '../../domain/failure/index.ts';

export type OwnCa = { readonly kind: 'trusted' } | { readonly kind: 'failed'; readonly sentence: string };

/** Trusts the certificates of a file (PEM) as well, for every connection that begins from now on: a town that has its own authority. */
export function trustOwnCa(file: string): OwnCa {
  if (typeof tls.setDefaultCACertificates !== 'function') {
    return failed(file, 'this version of Electron cannot take it');
  }
  try {
    const own = readFileSync(file, 'utf8');
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), own]);
    return { kind: 'trusted' };
  } catch (error) {
    return failed(file, messageOf(error));
  }
}

const failed = (file: string, why: string): OwnCa => ({
  kind: 'failed',
  sentence: `The certificates in ${file} cannot be trusted: ${why}.`,
});
