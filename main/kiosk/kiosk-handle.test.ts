import { expect, test } from 'vitest';
import type { KioskEvent } from '../../domain/journal/index.ts';
import { createKioskHandle } from './kiosk-handle.ts';
import type { Kiosk } from './start-kiosk.ts';

const restarted = (count: number): KioskEvent => ({ kind: 'screen-restarted', reason: `no. ${count}` });

/** A kiosk that remembers what was noted. */
function rememberingKiosk(): { readonly kiosk: Kiosk; readonly noted: KioskEvent[] } {
  const noted: KioskEvent[] = [];
  const kiosk: Kiosk = {
    session: null,
    note: (event) => noted.push(event),
    heardKey: () => undefined,
    heardTyped: () => undefined,
    changed: () => undefined,
    standing: () => ({ journal: true, reached: [], unused: true, paymentOpen: false }),
    staffAlarms: () => [],
    keyFingerprint: () => null,
    callForHelp: async () => ({ kind: 'told' }),
    takeBackHelp: async () => ({ kind: 'taken-back' }),
    close: async () => undefined,
  };
  return { kiosk, noted };
}

test('what is noted before a kiosk runs is in its journal, in order, and each event once', () => {
  const handle = createKioskHandle();
  const { kiosk, noted } = rememberingKiosk();
  handle.note(restarted(1));
  handle.note(restarted(2));
  handle.become(kiosk);
  handle.note(restarted(3));
  expect(noted).toEqual([restarted(1), restarted(2), restarted(3)]);
});

test('a page gone wild before enrolment fills no memory: the first 50 events are kept', () => {
  const handle = createKioskHandle();
  const { kiosk, noted } = rememberingKiosk();
  for (let count = 0; count < 1_000; count += 1) handle.note(restarted(count));
  handle.become(kiosk);
  expect(noted).toHaveLength(50);
  expect(noted.at(-1)).toEqual(restarted(49));
});

test('before a kiosk runs nobody can be called, and the screen says so', async () => {
  const handle = createKioskHandle();
  expect(handle.session()).toBeNull();
  expect(await handle.callForHelp()).toEqual({ kind: 'not-reached' });
  handle.become(rememberingKiosk().kiosk);
  expect(await handle.callForHelp()).toEqual({ kind: 'told' });
});
