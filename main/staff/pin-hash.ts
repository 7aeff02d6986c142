import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 2^15 blocks of 8 x 128 bytes: 32 MB and about 100 ms on a kiosk, in the thread pool and not on the main loop. */
const COST = { log2N: 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const SHORTEST_PIN = 6;
const LONGEST_PIN = 12;

/** The salted hash of a PIN as it stands in the settings: `scrypt$<log2 N>$<r>$<p>$<salt>$<key>` (RFC 7914). */
export async function hashPin(pin: string, salt: Uint8Array = randomBytes(SALT_BYTES)): Promise<string> {
  const key = await derive(pin, salt, COST.log2N, COST.r, COST.p);
  const parts = [COST.log2N, COST.r, COST.p, base64(salt), base64(key)];
  return ['scrypt', ...parts].join('$');
}

/** Whether this is the PIN of that hash. A hash that cannot be read fits no PIN. */
export async function verifyPin(pin: string, hash: string): Promise<boolean> {
  const [name, log2N, r, p, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64');
  if (name !== 'scrypt' || expected.length !== KEY_BYTES || !isPin(pin)) return false;
  const numbers = [log2N, r, p].map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= 20)) return false;
  const [log2 = 0, blocks = 0, lanes = 0] = numbers;
  try {
    const derived = await derive(pin, Buffer.from(salt, 'base64'), log2, blocks, lanes);
    return timingSafeEqual(derived, expected);
  } catch {
    // Costs beyond the memory limit: a hash that this kiosk did not make.
    return false;
  }
}

/** A staff PIN is 6 to 12 digits. */
export const isPin = (text: string): boolean =>
  /^\d+$/.test(text) && text.length >= SHORTEST_PIN && text.length <= LONGEST_PIN;

function derive(pin: string, salt: Uint8Array, log2N: number, r: number, p: number): Promise<Buffer> {
  const cost = { N: 2 ** log2N, r, p, maxmem: 96 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
