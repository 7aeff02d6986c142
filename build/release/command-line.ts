import { parseArgs } from 'node:util';
import { firstSlot } from './first-slot.ts';
import { keygen, revoke } from './keygen.ts';
import { BadInput, type Outcome } from './outcome.ts';
import { signAgain, signNew } from './sign.ts';
import { verifyFiles } from './verify.ts';

export const USAGE = `npm run release -- <command>
  keygen --key <new key file> --keys <release-keys.json> [--sign-with <key file>]... [--threshold N] [--valid-days N]
  revoke --key-id <id> --keys <release-keys.json> --sign-with <key file>... [--threshold N] [--valid-days N]
  sign   --key <key file> --unpacked <folder> --counter N [--security-floor N] [--min-from N] [--valid-days N]
         [--out <folder>] [--like <release.json>]        makes the package
  sign   --key <key file> --release <release.json>        adds a signature
  sign   --key <key file> --keys <release-keys.json>      adds a signature
  verify --release <release.json> --keys <release-keys.json> [--unpacked <folder>] [--package <file>]
  first-slot --release <release.json> --keys <release-keys.json> --unpacked <folder> --root <folder>`;

const DAYS_OF_KEYS = 3_650;
const DAYS_OF_RELEASE = 365;
const MOST_DAYS = 3_650;
const HIGHEST_COUNTER = 1_000_000_000;

const text = { type: 'string' } as const;
const OPTIONS = {
  key: text,
  keys: text,
  'key-id': text,
  'sign-with': { type: 'string', multiple: true },
  threshold: text,
  'valid-days': text,
  unpacked: text,
  package: text,
  root: text,
  counter: text,
  'security-floor': text,
  'min-from': text,
  out: text,
  like: text,
  release: text,
} as const;

/** Does what the words of the command line ask. Expected failures come back as one sentence. */
export async function runRelease(args: readonly string[], now: Date): Promise<Outcome> {
  try {
    return await run(args, now);
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'refused', sentence: error.message };
    throw error;
  }
}

async function run(args: readonly string[], now: Date): Promise<Outcome> {
  const { values, positionals } = read(args);
  const one = (name: 'key' | 'keys' | 'key-id' | 'unpacked' | 'release' | 'root'): string =>
    values[name] ?? missing(name);
  const days = (usual: number): number => number('valid-days', values['valid-days'], usual, MOST_DAYS);
  const threshold = values.threshold === undefined ? null : number('threshold', values.threshold, 1, 10);
  const signWith = values['sign-with'] ?? [];
  switch (positionals[0]) {
    case 'keygen':
      return keygen({
        key: one('key'),
        keys: one('keys'),
        signWith,
        threshold,
        validDays: days(DAYS_OF_KEYS),
        now,
      });
    case 'revoke':
      return revoke({
        keyId: one('key-id'),
        keys: one('keys'),
        signWith,
        threshold,
        validDays: days(DAYS_OF_KEYS),
        now,
      });
    case 'sign': {
      const key = one('key');
      if (values.release !== undefined) return signAgain({ key, file: values.release, what: 'release' });
      if (values.keys !== undefined) return signAgain({ key, file: values.keys, what: 'keys' });
      return signNew({
        key,
        unpacked: one('unpacked'),
        out: values.out ?? 'dist/release',
        counter: number('counter', values.counter ?? missing('counter'), 1, HIGHEST_COUNTER),
        securityFloor: number('security-floor', values['security-floor'], 1, HIGHEST_COUNTER),
        minFromCounter: number('min-from', values['min-from'], 1, HIGHEST_COUNTER),
        validDays: days(DAYS_OF_RELEASE),
        like: values.like ?? null,
        now,
      });
    }
    case 'verify':
      return verifyFiles({
        release: one('release'),
        keys: one('keys'),
        unpacked: values.unpacked ?? null,
        packageFile: values.package ?? null,
        now,
      });
    case 'first-slot':
      return firstSlot({
        release: one('release'),
        keys: one('keys'),
        unpacked: one('unpacked'),
        root: one('root'),
      });
    default:
      throw new BadInput(USAGE);
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new BadInput(error instanceof Error ? `${error.message}\n${USAGE}` : USAGE);
  }
}

function missing(name: string): never {
  throw new BadInput(`--${name} is missing.\n${USAGE}`);
}

function number(name: string, given: string | undefined, usual: number, most: number): number {
  if (given === undefined) return usual;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < 1 || value > most)
    throw new BadInput(`--${name}: expected a whole number from 1 to ${most}, not "${given}".`);
  return value;
}
