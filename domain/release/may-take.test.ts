import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type KioskFacts,
  mayTake,
  type Offer,
  Refusal,
  type Release,
  RINGS,
  type Rollout,
  Rollout as RolloutSchema,
  refusalInWords,
} from './index.ts';
import {
  cryptography,
  keyList,
  newTestKey,
  releaseWith,
  rolloutOf,
  signRelease,
  signRollout,
} from './testing/signing.ts';

const vendor = newTestKey();
const second = newTestKey();
const online = newTestKey();
const stranger = newTestKey();

const kiosk: KioskFacts = {
  kioskId: '6e0a1c9e-6f0e-4b62-9a53-7c1f4ce0a001',
  ring: 'all',
  keys: keyList(1, 1, [vendor]),
  onlineKey: online.publicKey,
  installed: { sha256: '00'.repeat(32), counter: 5 },
  floor: 3,
  rolloutCounter: 1,
  journal: { written: 1, reads: 1 },
  quarantined: [],
  clock: { lastServerAt: new Date('2026-11-21T00:00:00Z'), builtAt: new Date('2026-10-01T00:00:00Z') },
};

const offerOf = (release: Release, change: Partial<Rollout> = {}, key = vendor): Offer => {
  const signed = signRelease(release, key);
  return { release: signed, rollout: signRollout(rolloutOf(signed, change), online) };
};
const decide = (offer: Offer, change: Partial<KioskFacts> = {}): string => {
  const decision = mayTake(offer, { ...kiosk, ...change }, cryptography);
  return decision.kind === 'refused' ? decision.why : decision.kind;
};

it('takes a later release that the release key has signed', () => {
  const decision = mayTake(offerOf(releaseWith(6)), kiosk, cryptography);
  expect(decision).toMatchObject({ kind: 'take', release: { counter: 6 }, rollout: { percent: 100 } });
});

const signedSix = signRelease(releaseWith(6), vendor);
const sixHash = rolloutOf(signedSix).releaseSha256;

it('leaves the release alone that runs already', () => {
  expect(decide(offerOf(releaseWith(6)), { installed: { sha256: sixHash, counter: 6 } })).toBe('current');
});

const offers: readonly (readonly [Refusal, Offer, Partial<KioskFacts>])[] = [
  ['wrong-signature', offerOf(releaseWith(6), {}, stranger), {}],
  ['wrong-signature', { ...offerOf(releaseWith(6)), release: { ...signedSix, signatures: [] } }, {}],
  [
    'wrong-signature',
    { ...offerOf(releaseWith(6)), release: { ...signedSix, text: `${signedSix.text} ` } },
    {},
  ],
  ['wrong-signature', offerOf(releaseWith(6)), { keys: keyList(2, 1, [second]) }],
  ['too-few-signatures', offerOf(releaseWith(6)), { keys: keyList(2, 2, [vendor, second]) }],
  ['not-understood', offerOf({ ...releaseWith(6), files: [] }), {}],
  ['other-product', offerOf(releaseWith(6, { product: 'parking-machine' })), {}],
  [
    'keys-expired',
    offerOf(releaseWith(6)),
    { keys: { ...kiosk.keys, expiresAt: '2026-11-20T23:00:00.000Z' } },
  ],
  ['rollout-wrong-signature', offerOf(releaseWith(6)), { onlineKey: stranger.publicKey }],
  ['rollout-not-understood', offerOf(releaseWith(6), { percent: 101 }), {}],
  ['rollout-of-another', { release: signedSix, rollout: offerOf(releaseWith(7)).rollout }, {}],
  ['rollout-of-another', offerOf(releaseWith(6), { version: '9.9.9' }), {}],
  ['rollout-older', offerOf(releaseWith(6)), { rolloutCounter: 2 }],
  ['rollout-expired', offerOf(releaseWith(6), { expiresAt: '2026-11-20T23:59:00.000Z' }), {}],
  ['clock-not-trusted', offerOf(releaseWith(6)), { clock: { ...kiosk.clock, lastServerAt: null } }],
  ['clock-not-trusted', offerOf(releaseWith(6)), { clock: { ...kiosk.clock, lastServerAt: new Date(0) } }],
  ['expired', offerOf(releaseWith(6, { expiresAt: '2026-11-20T23:59:00.000Z' })), {}],
  ['halted', offerOf(releaseWith(6), { halt: true }), {}],
  ['not-in-ring', offerOf(releaseWith(6), { ring: 'test' }), {}],
  ['not-in-percentage', offerOf(releaseWith(6), { percent: 0 }), {}],
  ['quarantined', offerOf(releaseWith(6)), { quarantined: [sixHash] }],
  ['below-floor', offerOf(releaseWith(2), { stepBack: true }), {}],
  ['older', offerOf(releaseWith(4)), {}],
  ['older', offerOf(releaseWith(5)), {}],
  ['too-far-behind', offerOf(releaseWith(8, { minFromCounter: 6 })), {}],
  ['journal-too-new', offerOf(releaseWith(6)), { journal: { written: 2, reads: 2 } }],
  ['journal-too-old', offerOf(releaseWith(6, { journalSchema: { min: 2, max: 3, writes: 2 } })), {}],
  ['journal-one-way', offerOf(releaseWith(6, { journalSchema: { min: 1, max: 2, writes: 2 } })), {}],
];

it.each(offers)('refuses what is %s', (why, offer, change) => expect(decide(offer, change)).toBe(why));

it('has a sentence of its own for every refusal, and a test', () => {
  expect(new Set(Refusal.options.map(refusalInWords)).size).toBe(Refusal.options.length);
  expect(new Set(offers.map(([why]) => why))).toEqual(new Set(Refusal.options));
});

it('brings a new version of the journal by two releases, of which the first only reads it (U16)', () => {
  const reads = releaseWith(6, { journalSchema: { min: 1, max: 2, writes: 1 } });
  const writes = releaseWith(7, { journalSchema: { min: 1, max: 2, writes: 2 } });
  expect(decide(offerOf(reads))).toBe('take');
  expect(decide(offerOf(writes))).toBe('journal-one-way');
  expect(decide(offerOf(writes), { journal: { written: 1, reads: 2 } })).toBe('take');
  expect(decide(offerOf(releaseWith(5), { stepBack: true }), { journal: { written: 2, reads: 2 } })).toBe(
    'journal-too-new',
  );
});

it('takes nothing that reads another journal than there is, or writes one that what runs does not read', () => {
  const version = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.tuple(version, version, version), version, version, (three, written, runs) => {
      const [min = 1, writes = 1, max = 1] = three.toSorted((one, other) => one - other);
      const offered = offerOf(releaseWith(6, { journalSchema: { min, max, writes } }));
      const isTaken = decide(offered, { journal: { written, reads: runs } }) === 'take';
      expect(isTaken).toBe(min <= written && written <= max && writes <= runs);
    }),
  );
});

it('steps back to a release from before, above the floor', () => {
  expect(decide(offerOf(releaseWith(3), { stepBack: true }))).toBe('take');
});

it('reads the time from central and from its own build, never from the machine', () => {
  const late = new Date('2036-01-01T00:00:00Z');
  expect(decide(offerOf(releaseWith(6)), { clock: { ...kiosk.clock, builtAt: late } })).toBe('keys-expired');
  expect(decide(offerOf(releaseWith(6)), { clock: { ...kiosk.clock, builtAt: new Date(0) } })).toBe('take');
});

const anyRollout = fc.record({
  format: fc.constant('townhall-rollout'),
  counter: fc.integer({ min: 1, max: 1_000_000 }),
  ring: fc.constantFrom('all' as const, 'all' as const, ...RINGS),
  percent: fc.constantFrom(5, 50, 100, 100),
  salt: fc.stringMatching(/^[0-9a-f]{32}$/),
  halt: fc.constantFrom(true, false, false),
  stepBack: fc.boolean(),
  createdAt: fc.constantFrom('2020-01-01T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z'),
  expiresAt: fc.constantFrom('2026-11-20T00:00:00Z', '2026-11-28T00:00:00Z', '9999-01-01T00:00:00Z'),
});
const anyRelease = fc.record({
  counter: fc.integer({ min: 1, max: 9 }),
  signer: fc.constantFrom(vendor, vendor, second, online, stranger),
  forged: fc.constantFrom(true, false, false),
});

it('never runs, whatever the online key signs, what the release key has not signed or what is below the floor', () => {
  let taken = 0;
  const keys = keyList(1, 1, [vendor]);
  fc.assert(
    fc.property(anyRelease, anyRollout, fc.integer({ min: 1, max: 9 }), (about, rollout, floor) => {
      const honest = signRelease(releaseWith(about.counter), about.signer);
      // The thief of the online key edits the document, and keeps the signature.
      const release = about.forged
        ? { ...honest, text: honest.text.replace('"size":700', '"size":701') }
        : honest;
      const offer = { release, rollout: signRollout({ ...rolloutOf(release), ...rollout }, online) };
      const decision = mayTake(offer, { ...kiosk, keys, floor }, cryptography);
      if (decision.kind !== 'take') return;
      taken += 1;
      expect(about).toMatchObject({ signer: vendor, forged: false });
      expect(decision.release).toEqual(releaseWith(about.counter));
      expect(decision.release.counter).toBeGreaterThanOrEqual(floor);
      expect(decision.release.counter > kiosk.installed.counter || rollout.stepBack).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  // Otherwise the property would be true of nothing.
  expect(taken).toBeGreaterThan(10);
});

it.each([Number.NaN, -1, 101, 5.5, null, '50', Number.POSITIVE_INFINITY])(
  'knows no percentage %s',
  (percent) => {
    expect(RolloutSchema.safeParse({ ...rolloutOf(signedSix), percent }).success).toBe(false);
  },
);

it('reads nothing of a document that is not signed, however large or odd', () => {
  fc.assert(
    fc.property(fc.string(), fc.base64String({ minLength: 88, maxLength: 88 }), (text, signature) => {
      const release = { text, signatures: [{ keyId: vendor.keyId, signature }] };
      expect(decide({ ...offerOf(releaseWith(6)), release })).toBe('wrong-signature');
    }),
  );
});
