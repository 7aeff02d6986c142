import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeSigningKey, type SigningKey } from '../signing-key/index.ts';

/** Where the key that signs content is kept below central's data folder. */
export const contentKeyFile = (dataFolder: string): string => join(dataFolder, 'secrets', 'content.key');

/** Makes the key in a folder that only this user can read; one that is there already is never overwritten, but used. */
export async function makeContentKey(file: string): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  return makeSigningKey(file);
}
