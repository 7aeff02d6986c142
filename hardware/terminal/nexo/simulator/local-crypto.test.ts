import { randomBytes } from 'node:crypto';
import NexoCrypto from '@adyen/api-library/lib/src/security/nexoCrypto.js';
import { describe, expect, it } from 'vitest';
import { createLocalCrypto } from './local-crypto.ts';
import { type Json, KEY } from './test-client.ts';

/** The terminal maker's own implementation: what ours has to agree with. */
const MakersCrypto: { new (): Json; encrypt: Json } = (NexoCrypto as Json).default ?? NexoCrypto;
const theirKey = {
  AdyenCryptoVersion: 1,
  KeyIdentifier: KEY.identifier,
  KeyVersion: KEY.version,
  Passphrase: KEY.passphrase,
};
const HEADER = {
  MessageClass: 'Service',
  MessageCategory: 'Payment',
  MessageType: 'Request',
  POIID: 'V400m-1',
};

describe('the encryption of the local transport', () => {
  const crypto = createLocalCrypto(KEY);

  it.each(['{}', 'a text of exactly thirty-two byte', `{"name":"Zoë 李 🏛️","long":"${'x'.repeat(5000)}"}`])(
    'is read by the terminal maker’s library, and reads it: %#',
    (text) => {
      const { blob, trailer } = crypto.seal(text, randomBytes(16));
      const read = new MakersCrypto().decrypt(
        { MessageHeader: HEADER, NexoBlob: blob, SecurityTrailer: trailer },
        theirKey,
      );
      expect(read).toBe(text);
      const theirs = MakersCrypto.encrypt(HEADER, text, theirKey);
      expect(crypto.open(theirs.NexoBlob, theirs.SecurityTrailer)).toBe(text);
    },
  );

  it('is never the same twice, for one text', () => {
    expect(crypto.seal('{}', randomBytes(16)).blob).not.toBe(crypto.seal('{}', randomBytes(16)).blob);
  });

  it('does not open what was changed anywhere', () => {
    const { blob, trailer } = crypto.seal('{"amount":12.34}', randomBytes(16));
    const bytes = Buffer.from(blob, 'base64');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 0x10;
      expect(crypto.open(changed.toString('base64'), trailer)).toBeNull();
    }
    expect(crypto.open(blob, { ...trailer, Nonce: randomBytes(16).toString('base64') })).toBeNull();
    expect(crypto.open(blob, { ...trailer, Nonce: 'AAAA' })).toBeNull();
    expect(crypto.open('', trailer)).toBeNull();
  });
});
