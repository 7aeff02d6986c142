import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { cryptography, readSigningKey, type SigningKey } from '../../central/server/signing-key/index.ts';
import {
  type SignatureFile,
  SignatureFile as Signatures,
  type SignedDocument,
} from '../../domain/release/index.ts';
import { keyIdOf } from '../../domain/signing/index.ts';
import { BadInput } from './outcome.ts';

/** The signature file beside a document: `release.sig.json` beside `release.json`. */
export const signatureFileOf = (file: string): string => file.replace(/(\.json)?$/, '.sig.json');

/** Reads a document and the signatures beside it; without a signature file it has none. */
export async function readSigned(file: string): Promise<SignedDocument> {
  const text = await readText(file);
  const beside = signatureFileOf(file);
  if (!existsSync(beside)) return { text, signatures: [] };
  const signatures = Signatures.safeParse(parse(await readText(beside)));
  if (!signatures.success) throw new BadInput(`${beside} is not a signature file.`);
  return { text, ...signatures.data };
}

/** Writes a document with its signatures; the document first, so that no signature stands beside another text. */
export async function writeSigned(file: string, { text, signatures }: SignedDocument): Promise<void> {
  await writeWhole(file, text);
  const content: SignatureFile = { signatures };
  await writeWhole(signatureFileOf(file), `${JSON.stringify(content, null, 2)}\n`);
}

/** A document with one more signature; an earlier one of the same key is replaced. */
export function withSignature(signed: SignedDocument, key: SigningKey, signedText: string): SignedDocument {
  const keyId = keyIdOf(key.publicKey, cryptography.hash);
  const others = signed.signatures.filter((one) => one.keyId !== keyId);
  return { ...signed, signatures: [...others, { keyId, signature: key.sign(signedText) }] };
}

/** Reads a private key. */
export async function readKey(file: string): Promise<SigningKey> {
  let key: SigningKey | null;
  try {
    key = await readSigningKey(file);
  } catch {
    throw new BadInput(`${file} holds no Ed25519 key in PEM.`);
  }
  if (!key) throw new BadInput(`There is no key in ${file}: make one with keygen.`);
  return key;
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BadInput(`${file} cannot be read.`);
  }
}

/** JSON, or null when it is none: no schema accepts null. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
