const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new nexo ServiceID: 10 characters (50 random bits), so that none is used twice while a terminal remembers it.
 * @param randomBytes a source of cryptographic randomness
 */
export function makeServiceId(randomBytes: (count: number) => Uint8Array): string {
  return Array.from(randomBytes(10), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
