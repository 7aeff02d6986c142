import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The key with which central signs content: its private half stays in a file of the machine that publishes. */
export type ContentKey = {
  /** The raw public key, 32 bytes in base64. */
  readonly publicKey: string;
  /** Signs a text (Ed25519, RFC 8032), base64. */
  readonly sign: (text: string) => string;
};

/** Where the key is kept below central's data folder. */
export const contentKeyFile = (dataFolder: string): string => join(dataFolder, 'secrets', 'content.key');

/** Reads the key; null when there is none yet. Throws when the file holds something else. */
export async function readContentKey(file: string): Promise<ContentKey | null> {
  try {
    return keyOf(createPrivateKey(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a key in a new file that only this user can read; one that is there already is never overwritten, but used. */
export async function makeContentKey(file: string): Promise<ContentKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const unfinished = `${file}.${process.pid}.new`;
  await writeKey(unfinished, privateKey);
  try {
    await link(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(file));
  const key = await readContentKey(file);
  if (!key) throw new Error('the key that was just made is gone');
  return key;
}

/** A further key beside the one in use; `take` puts it in its place. */
export async function prepareNextKey(
  file: string,
): Promise<{ readonly key: ContentKey; readonly take: () => Promise<void> }> {
  const next = `${file}.next`;
  // One that is left from a rotation that was interrupted is used: central may know it already.
  const kept = await readContentKey(next);
  const key = kept ?? (await makeContentKey(next));
  return {
    key,
    take: async () => {
      await rename(next, file);
      await syncFolder(dirname(file));
    },
  };
}

async function writeKey(file: string, privateKey: KeyObject): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function keyOf(privateKey: KeyObject): ContentKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('the content key is not an Ed25519 key');
  // The last 32 bytes of the SubjectPublicKeyInfo of Ed25519 are the key itself (RFC 8410, clause 4).
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
