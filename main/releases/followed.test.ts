import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newTestKey, type TestKey } from '../../domain/release/testing/signing.ts';
import { signedTextOfRotation } from '../../domain/signing/index.ts';
import { realDisk } from '../../slots/index.ts';
import { afterKey, afterTime, afterToldBack, readFollowed, writeFollowed } from './followed.ts';

const enrolment = { kioskId: '6e0a1c9e-6f0e-4b62-9a53-7c1f4ce0a001', epoch: 1 };
const [first, second, third, stranger] = [newTestKey(), newTestKey(), newTestKey(), newTestKey()];
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'followed-'));
  file = join(folder, 'followed.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const step = (from: TestKey, to: TestKey, by = from) => {
  const keys = { from: from.publicKey, to: to.publicKey };
  return { ...keys, signature: by.sign(signedTextOfRotation('rollout', keys)) };
};

it('begins with nothing, and begins anew under another enrolment or with a file that nobody understands', async () => {
  // As a kiosk knows itself: by more than its enrolment.
  const known = { ...enrolment, kioskCode: 'MILL1' };
  const followed = { ...readFollowed(file, known), rolloutCounter: 7 };
  await writeFollowed(realDisk, file, followed);
  expect(readFollowed(file, enrolment)).toEqual(followed);
  expect(readFollowed(file, { ...enrolment, epoch: 2 }).rolloutCounter).toBe(0);
  for (const text of ['', '{', '{}', '\u0000'.repeat(100)]) {
    writeFileSync(file, text);
    expect(readFollowed(file, enrolment)).toMatchObject({ rolloutCounter: 0, onlineKeys: [] });
  }
});

it('keeps to the first key, and goes to another one only by the word of the one before (U18)', () => {
  const pinned = { ...afterKey(readFollowed(file, enrolment), first.publicKey, []), rolloutCounter: 7 };
  expect(pinned.onlineKeys).toEqual([first.publicKey]);
  expect(afterKey(pinned, first.publicKey, [])).toEqual(pinned);
  for (const rotations of [[], [step(first, stranger, stranger)], [step(second, stranger)]])
    expect(afterKey(pinned, stranger.publicKey, rotations)).toEqual(pinned);
  const rotations = [step(first, second), step(second, third)];
  expect(afterKey(pinned, third.publicKey, rotations)).toMatchObject({
    onlineKeys: [first, second, third].map(({ publicKey }) => publicKey),
    rolloutCounter: 0,
  });
});

it('has a time that never runs backwards (U12)', () => {
  const times = fc.array(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }));
  fc.assert(
    fc.property(times, (dates) => {
      let followed = readFollowed(file, enrolment);
      for (const date of dates) {
        const before = Date.parse(followed.lastServerAt ?? '1970-01-01T00:00:00.000Z');
        followed = afterTime(followed, date.toISOString());
        expect(Date.parse(followed.lastServerAt ?? '')).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});

it('remembers the fallbacks that were reported, the last fifty', () => {
  let followed = readFollowed(file, enrolment);
  for (let count = 1; count <= 60; count += 1) followed = afterToldBack(followed, `release ${count}`);
  expect(followed.toldBack).toHaveLength(50);
  expect(followed.toldBack.at(-1)).toBe('release 60');
});
