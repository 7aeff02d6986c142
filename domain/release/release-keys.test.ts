import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newestKeys, type ReleaseKeys, readFirstKeys, readNextKeys, verifyRelease } from './index.ts';
import {
  cryptography,
  keyList,
  newTestKey,
  releaseWith,
  signKeys,
  signRelease,
  type TestKey,
} from './testing/signing.ts';

const keys = Array.from({ length: 4 }, newTestKey);
const [a, b, c] = keys as [TestKey, TestKey, TestKey];
const one = keyList(1, 1, [a]);

it('trusts a first list that its own keys have signed', () => {
  expect(readFirstKeys(signKeys(one, a), cryptography)).toEqual({ kind: 'good', keys: one });
  expect(readFirstKeys(signKeys(one, b), cryptography)).toMatchObject({ why: 'wrong-signature' });
});

it('goes from A by A and B to B, and then takes nothing of A any more', () => {
  const two = keyList(2, 1, [a, b]);
  const three = keyList(3, 1, [b]);
  const walked = newestKeys(one, [signKeys(two, a, b), signKeys(three, a, b)], cryptography);
  expect(walked).toEqual({ keys: three, refused: null });
  const verified = (key: TestKey): string =>
    verifyRelease(signRelease(releaseWith(6), key), walked.keys, cryptography).kind;
  expect([verified(a), verified(b)]).toEqual(['refused', 'good']);
});

it.each([
  ['a list that the trusted keys have not signed', signKeys(keyList(2, 1, [b]), b), 'wrong-signature'],
  ['a list that its own keys have not signed', signKeys(keyList(2, 1, [b]), a), 'wrong-signature'],
  ['a list with too few of its own signatures', signKeys(keyList(2, 2, [a, b]), a), 'too-few-signatures'],
  ['a list that leaves one out', signKeys(keyList(3, 1, [a]), a), 'not-the-next'],
  ['the same list again', signKeys(one, a), 'not-the-next'],
  [
    'a key under the id of another',
    signKeys({ ...keyList(2, 1, [a]), keys: [{ keyId: a.keyId, publicKey: b.publicKey }] }, a),
    'wrong-key-id',
  ],
  ['a threshold above the number of keys', signKeys(keyList(2, 2, [a]), a), 'not-understood'],
  ['a key twice', signKeys({ ...keyList(2, 2, [a]), keys: [one.keys[0], one.keys[0]] }, a), 'not-understood'],
])('refuses %s', (_, signed, why) => {
  expect(readNextKeys(one, signed, cryptography)).toMatchObject({ kind: 'refused', why });
});

it('stays with the list before a step that does not follow', () => {
  const two = keyList(2, 1, [a, b]);
  const walked = newestKeys(one, [signKeys(two, a), signKeys(keyList(3, 1, [c]), c)], cryptography);
  expect(walked).toEqual({ keys: two, refused: 'wrong-signature' });
});

it('takes a release exactly when a threshold of different keys has signed it, each counted once', () => {
  const subset = fc.subarray([0, 1, 2, 3]);
  fc.assert(
    fc.property(
      subset,
      subset,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (listed, signing, threshold, twice) => {
        if (listed.length < threshold) return;
        const at = (index: number): TestKey => keys[index] as TestKey;
        const list: ReleaseKeys = keyList(1, threshold, listed.map(at));
        const signers = signing.map(at);
        const signed = signRelease(releaseWith(6), ...signers, ...(twice ? signers : []));
        const count = listed.filter((index) => signing.includes(index)).length;
        expect(verifyRelease(signed, list, cryptography).kind === 'good').toBe(count >= threshold);
      },
    ),
  );
});
