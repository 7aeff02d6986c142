import { existsSync } from 'node:fs';
import {
  cryptography,
  makeSigningKey,
  readSigningKey,
  type SigningKey,
} from '../../central/server/signing-key/index.ts';
import {
  type KeysFault,
  keysFaultInWords,
  type ReadKeys,
  ReleaseKeys,
  readFirstKeys,
  readNextKeys,
  type SignedDocument,
  signedTextOfReleaseKeys,
} from '../../domain/release/index.ts';
import { keyIdOf } from '../../domain/signing/index.ts';
import { BadInput, done, type Outcome } from './outcome.ts';
import { readKey, readSigned, withSignature, writeSigned } from './signed-file.ts';

const DAY_MS = 86_400_000;

export type KeygenOptions = {
  /** The new private key. */
  readonly key: string;
  /** The list that gets its public half. */
  readonly keys: string;
  /** Keys of the list until now, which sign the new one. */
  readonly signWith: readonly string[];
  readonly threshold: number | null;
  readonly validDays: number;
  readonly now: Date;
};

/** Makes a key pair, and a list of release keys or the next version of it with the new key. */
export async function keygen(options: KeygenOptions): Promise<Outcome> {
  if ((await readSigningKey(options.key)) !== null)
    throw new BadInput(`There is a key in ${options.key} already: nothing was changed.`);
  const before = existsSync(options.keys) ? await readList(options.keys) : null;
  const old = await Promise.all(options.signWith.map(readKey));
  // What cannot become a good list is refused before there is a key.
  const size = (before?.list.keys.length ?? 0) + 1;
  const threshold = options.threshold ?? before?.list.threshold ?? 1;
  if (threshold > size) throw new BadInput(`${threshold} signatures cannot come from ${count(size, 'key')}.`);
  const key = await makeSigningKey(options.key);
  const keyId = keyIdOf(key.publicKey, cryptography.hash);
  const keys = [...(before?.list.keys ?? []), { keyId, publicKey: key.publicKey }];
  const lines = await writeNext(options, before, { keys, threshold, signers: [...old, key] });
  return done(
    `The private key is in ${options.key}: keep it offline, and a copy of it elsewhere.`,
    `Its id is ${keyId}.`,
    ...lines,
  );
}

export type RevokeOptions = Omit<KeygenOptions, 'key'> & { readonly keyId: string };

/** The next version of a list, without one of its keys. */
export async function revoke(options: RevokeOptions): Promise<Outcome> {
  const before = await readList(options.keys);
  const keys = before.list.keys.filter(({ keyId }) => keyId !== options.keyId);
  if (keys.length === before.list.keys.length)
    throw new BadInput(`${options.keys} has no key ${options.keyId}.`);
  const threshold = options.threshold ?? before.list.threshold;
  if (threshold > keys.length)
    throw new BadInput(
      `${threshold} signatures cannot come from ${count(keys.length, 'key')}: add one first, or lower the threshold.`,
    );
  const signers = await Promise.all(options.signWith.map(readKey));
  return done(...(await writeNext(options, before, { keys, threshold, signers })));
}

type List = { readonly signed: SignedDocument; readonly list: ReleaseKeys };

async function readList(file: string): Promise<List> {
  const signed = await readSigned(file);
  const read = readFirstKeys(signed, cryptography);
  if (read.kind === 'refused') throw new BadInput(`${file}: ${keysFaultInWords(read.why)}`);
  return { signed, list: read.keys };
}

async function writeNext(
  { keys: file, validDays, now }: Pick<KeygenOptions, 'keys' | 'validDays' | 'now'>,
  before: List | null,
  next: {
    readonly keys: ReleaseKeys['keys'];
    readonly threshold: number;
    readonly signers: readonly SigningKey[];
  },
): Promise<string[]> {
  const list = ReleaseKeys.parse({
    format: 'townhall-release-keys',
    version: (before?.list.version ?? 0) + 1,
    threshold: next.threshold,
    keys: next.keys,
    expiresAt: new Date(now.getTime() + validDays * DAY_MS).toISOString(),
  });
  const text = `${JSON.stringify(list, null, 2)}\n`;
  let signed: SignedDocument = { text, signatures: [] };
  for (const key of next.signers) signed = withSignature(signed, key, signedTextOfReleaseKeys(text));
  // Each version stays: who trusts an older one goes on from there, step by step.
  if (before) await writeSigned(file.replace(/(\.json)?$/, `-${before.list.version}.json`), before.signed);
  await writeSigned(file, signed);
  return [
    `${file} is version ${list.version}: ${count(list.keys.length, 'key')}, of which ${list.threshold} must sign, valid until ${list.expiresAt.slice(0, 10)}.`,
    ...missing(
      before ? readNextKeys(before.list, signed, cryptography) : readFirstKeys(signed, cryptography),
      file,
    ),
  ];
}

function missing(read: ReadKeys, file: string): string[] {
  if (read.kind === 'good') return [];
  const more: readonly KeysFault[] = ['wrong-signature', 'too-few-signatures'];
  return more.includes(read.why)
    ? [
        `It is not valid yet: ${keysFaultInWords(read.why)} Add signatures with: sign --keys ${file} --key <another key>`,
      ]
    : [keysFaultInWords(read.why)];
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
