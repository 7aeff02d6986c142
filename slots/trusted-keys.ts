import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  parseDocument,
  type ReleaseKeys,
  readFirstKeys,
  readNextKeys,
  SignatureFile,
  SignedDocument,
} from '../domain/release/index.ts';
import { cryptography } from './cryptography.ts';

export type TrustedKeys =
  /** Every list that was ever trusted here, the newest first. */
  | { readonly kind: 'trusted'; readonly lists: readonly ReleaseKeys[] }
  | { readonly kind: 'none'; readonly why: string };

/**
 * The release keys: the first list, which came with the machine, and those after it as far as each follows from the one
 * before. The lists on the disk are believed by their signatures alone.
 */
export async function readTrustedKeys(firstList: string, keysFolder: string): Promise<TrustedKeys> {
  const signed = await readSigned(firstList, firstList.replace(/\.json$/, '.sig.json'));
  if (!signed) return { kind: 'none', why: `${firstList} or its signatures cannot be read` };
  const first = readFirstKeys(signed, cryptography);
  if (first.kind === 'refused') return { kind: 'none', why: `${firstList} is refused: ${first.why}` };
  const lists = [first.keys];
  for (;;) {
    const [trusted] = lists;
    if (!trusted) break;
    const later = await readLater(join(keysFolder, `${trusted.version + 1}.json`));
    const read = later && readNextKeys(trusted, later, cryptography);
    if (read?.kind !== 'good') break;
    lists.unshift(read.keys);
  }
  return { kind: 'trusted', lists };
}

/** A document and its signatures beside it; null when either cannot be read. */
export async function readSigned(document: string, signatureFile: string): Promise<SignedDocument | null> {
  try {
    const [text, signatures] = await Promise.all([
      readFile(document, 'utf8'),
      readFile(signatureFile, 'utf8'),
    ]);
    const read = parseDocument(SignatureFile, signatures);
    return read ? (SignedDocument.safeParse({ text, ...read }).data ?? null) : null;
  } catch {
    return null;
  }
}

async function readLater(file: string): Promise<SignedDocument | null> {
  try {
    return parseDocument(SignedDocument, await readFile(file, 'utf8'));
  } catch {
    // There is none.
    return null;
  }
}
