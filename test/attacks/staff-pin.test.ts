import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAlarmRows } from '../../central/server/alarms/index.ts';
import { type TestCentral, testCentral, testJournal } from '../../central/server/testing/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import { deliverJournal } from '../../domain/wire/index.ts';
import { createStaffExit, hashPin, type StaffExit, throttleInFile } from '../../main/staff/index.ts';

const PIN = '482915';
const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

describe('a visitor who', () => {
  let folder: string;
  let pinHash: string;
  let wallMs = 1_800_000_000_000;
  let ranMs = 0;
  let events: KioskEvent[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-staff-'));
    pinHash = await hashPin(PIN);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (): StaffExit =>
    createStaffExit({
      pinHash,
      nowMs: () => wallMs,
      monotonicMs: () => ranMs,
      throttle: throttleInFile(join(folder, 'staff.json'), () => wallMs),
      alarms: () => [],
      keyFingerprint: () => null,
      onEvent: (event) => events.push(event),
      leave: () => undefined,
    });
  const wrong = async (staff: StaffExit, times: number): Promise<void> => {
    for (let tries = 0; tries < times; tries += 1) await staff.unlock('111111');
  };

  it('types wrong staff PINs all day: staff wait a quarter of an hour at most', async () => {
    const staff = start();
    for (let lock = 0; lock < 6; lock += 1) {
      await wrong(staff, 6);
      ranMs += 15 * MINUTE_MS;
      wallMs += 15 * MINUTE_MS;
    }
    expect((await staff.unlock(PIN)).kind).toBe('unlocked');
  });

  it('types them while the clock is a year ahead, and it is put right: staff wait no longer', async () => {
    wallMs += YEAR_MS;
    const staff = start();
    await wrong(staff, 5);
    wallMs -= YEAR_MS;
    const again = start();
    expect(await again.unlock(PIN)).toEqual({ kind: 'throttled', retryAfterMs: 5 * MINUTE_MS });
    ranMs += 5 * MINUTE_MS;
    expect((await again.unlock(PIN)).kind).toBe('unlocked');
  });

  it('types them while the clock jumps: the lock is neither shorter nor longer', async () => {
    const staff = start();
    await wrong(staff, 5);
    for (const jump of [YEAR_MS, -2 * YEAR_MS, YEAR_MS]) {
      wallMs += jump;
      expect(await staff.unlock(PIN)).toEqual({ kind: 'throttled', retryAfterMs: 5 * MINUTE_MS });
    }
    ranMs += 5 * MINUTE_MS;
    expect((await staff.unlock(PIN)).kind).toBe('unlocked');
  });

  it('pulls the plug after each try: has no tries more', async () => {
    for (let tries = 0; tries < 5; tries += 1) await start().unlock('111111');
    expect((await start().unlock(PIN)).kind).toBe('throttled');
  });

  it('types them until the kiosk takes none: central has an alarm', async () => {
    const test: TestCentral = await testCentral();
    rmSync(join(folder, 'staff.json'));
    events = [];
    await wrong(start(), 5);
    const kiosk = await test.kiosk();
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    for (const event of events) journal.add({ subject: 'kiosk', event });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    expect(await listAlarmRows(test.central.db, 10)).toMatchObject([{ kind: 'staff-pin-locked', times: 1 }]);
    await test.close();
  });
});
