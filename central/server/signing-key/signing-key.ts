import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../../../domain/failure/index.ts';
import { syncFolder, writeSynced } from '../disk/index.ts';

/** A key that signs documents: its private half stays in one file. */
export type SigningKey = {
  /** The raw public key, 32 bytes in base64. */
  readonly publicKey: string;
  /** Signs a text (Ed25519, RFC 8032), base64. */
  readonly sign: (text: string) => string;
};

/** Reads the key; null when there is none yet. Throws when the file holds something else. */
export async function readSigningKey(file: string): Promise<SigningKey | null> {
  try {
    return signingKeyOf(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a key in a new file that only this user can read; one that is there already is never overwritten, but used. */
export async function makeSigningKey(file: string): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}.new`;
  // What an earlier process with the same number left is worth nothing.
  await writeSynced(unfinished, newPrivateKey(), { over: true });
  try {
    await link(unfinished, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(file));
  const key = await readSigningKey(file);
  if (!key) throw new Error('the key that was just made is gone');
  return key;
}

/** A further key beside the one in use; `take` puts it in its place. */
export async function prepareNextKey(
  file: string,
): Promise<{ readonly key: SigningKey; readonly take: () => Promise<void> }> {
  const next = `${file}.next`;
  // One that is left from a rotation that was interrupted is used: central may know it already.
  const kept = await readSigningKey(next);
  const key = kept ?? (await makeSigningKey(next));
  return {
    key,
    take: async () => {
      await rename(next, file);
      await syncFolder(dirname(file));
    },
  };
}

/** A new private key, in PEM. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The key of a PEM. Throws when it holds something else. */
export function signingKeyOf(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('this is no Ed25519 key');
  // The last 32 bytes of the SubjectPublicKeyInfo of Ed25519 are the key itself (RFC 8410, clause 4).
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
