import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KioskEvent } from '../../domain/journal/index.ts';
import { createStaffExit, hashPin, type StaffExit, throttleInFile, verifyPin } from './index.ts';

const PIN = '482915';
const MINUTE = 60_000;
let pinHash: string;
let folder: string;
let nowMs: number;
let wallMs: number;
let events: string[];
let left: number;

beforeAll(async () => {
  pinHash = await hashPin(PIN);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-staff-'));
  nowMs = 1_000_000;
  wallMs = 1_800_000_000_000;
  events = [];
  left = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(hash: string | null = pinHash): StaffExit {
  return createStaffExit({
    pinHash: hash,
    nowMs: () => wallMs + nowMs,
    monotonicMs: () => nowMs,
    throttle: throttleInFile(join(folder, 'staff.json'), () => wallMs + nowMs),
    alarms: () => ['money-undelivered'],
    keyFingerprint: () => '4F2A-09BC-77D1-E03A-5C21',
    onEvent: (event: KioskEvent) => events.push(event.kind === 'staff-pin' ? event.outcome : event.kind),
    leave: () => {
      left += 1;
    },
  });
}

describe('the staff PIN', () => {
  it('opens the way out once, and only after it was typed', async () => {
    const staff = start();
    expect(staff.leaveKiosk()).toEqual({ kind: 'not-now' });
    expect(await staff.unlock(PIN)).toEqual({
      kind: 'unlocked',
      alarms: ['money-undelivered'],
      keyFingerprint: '4F2A-09BC-77D1-E03A-5C21',
    });
    expect(staff.leaveKiosk()).toEqual({ kind: 'done' });
    expect(staff.leaveKiosk()).toEqual({ kind: 'not-now' });
    expect(left).toBe(1);
    expect(events).toEqual(['accepted', 'staff-left-kiosk']);
  });

  it('is forgotten when staff stay, when a minute passes, and when a wrong one follows', async () => {
    const staff = start();
    await staff.unlock(PIN);
    staff.stay();
    expect(staff.leaveKiosk().kind).toBe('not-now');
    await staff.unlock(PIN);
    nowMs += MINUTE;
    expect(staff.leaveKiosk().kind).toBe('not-now');
    await staff.unlock(PIN);
    await staff.unlock('000000');
    expect(staff.leaveKiosk().kind).toBe('not-now');
    expect(left).toBe(0);
  });

  it('locks for five minutes after five wrong ones, even for the right one, and longer each time', async () => {
    const staff = start();
    for (let wrong = 1; wrong < 5; wrong += 1) expect((await staff.unlock('111111')).kind).toBe('refused');
    expect(await staff.unlock('111111')).toEqual({ kind: 'throttled', retryAfterMs: 5 * MINUTE });
    nowMs += 5 * MINUTE - 1;
    expect(await staff.unlock(PIN)).toEqual({ kind: 'throttled', retryAfterMs: 1 });
    nowMs += 1;
    for (let wrong = 1; wrong < 5; wrong += 1) expect((await staff.unlock('111111')).kind).toBe('refused');
    expect(await staff.unlock('111111')).toEqual({ kind: 'throttled', retryAfterMs: 10 * MINUTE });
    nowMs += 10 * MINUTE;
    expect((await staff.unlock(PIN)).kind).toBe('unlocked');
    expect((await staff.unlock('111111')).kind).toBe('refused');
  });

  it('stays locked across a restart, and when its file is damaged', async () => {
    const staff = start();
    for (let wrong = 0; wrong < 5; wrong += 1) await staff.unlock('111111');
    expect((await start().unlock(PIN)).kind).toBe('throttled');
    expect(statSync(join(folder, 'staff.json')).mode & 0o777).toBe(0o600);
    nowMs += 60 * MINUTE;
    writeFileSync(join(folder, 'staff.json'), 'null');
    expect((await start().unlock(PIN)).kind).toBe('throttled');
  });

  it('says in whole milliseconds how long it is locked, also by a clock with fractions', async () => {
    nowMs += 0.25;
    const staff = start();
    for (let wrong = 0; wrong < 5; wrong += 1) await staff.unlock('111111');
    nowMs += 1_000.5;
    expect(await staff.unlock(PIN)).toEqual({ kind: 'throttled', retryAfterMs: 299_000 });
  });

  it('says in the journal when it locks, once', async () => {
    const staff = start();
    for (let wrong = 0; wrong < 6; wrong += 1) await staff.unlock('111111');
    expect(events).toEqual(['refused', 'refused', 'refused', 'refused', 'locked', 'throttled']);
  });

  it('counts tries made side by side', async () => {
    const staff = start();
    const kinds = await Promise.all(['111111', PIN, PIN].map(async (pin) => (await staff.unlock(pin)).kind));
    expect(kinds).toEqual(['refused', 'refused', 'refused']);
  });

  it('opens nothing where the settings have none', async () => {
    expect((await start(null).unlock(PIN)).kind).toBe('refused');
  });
});

describe('the hash of a PIN', () => {
  it('is salted, and fits its own PIN alone', async () => {
    expect(pinHash).not.toContain(PIN);
    expect(await hashPin(PIN)).not.toBe(pinHash);
    expect(await verifyPin(PIN, pinHash)).toBe(true);
    expect(await verifyPin('482916', pinHash)).toBe(false);
  });

  it.each([
    '',
    'scrypt$15$8$1$$',
    'scrypt$99$8$1$AAAA$AAAA',
    `scrypt$20$20$20$${'A'.repeat(24)}$${'A'.repeat(43)}=`,
  ])('fits no PIN when it is spoilt: %s', async (spoilt) => expect(await verifyPin(PIN, spoilt)).toBe(false));

  it('is made by the command from the standard input', async () => {
    const command = join(import.meta.dirname, 'set-pin.ts');
    const hash = execFileSync(process.execPath, [command], {
      input: `${PIN}\n`,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(await verifyPin(PIN, hash.trim())).toBe(true);
    expect(() => execFileSync(process.execPath, [command], { input: '1234\n', stdio: 'pipe' })).toThrow(
      /6 to 12/,
    );
  });
});
