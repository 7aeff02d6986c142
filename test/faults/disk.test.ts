import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canMount,
  canTrace,
  disagreements,
  failNextSyncs,
  GUARD_MS,
  type KioskRun,
  openTown,
  type Resident,
  type Scene,
  setScene,
  settled,
  type TestTown,
  until,
} from '../support/index.ts';

type Moment = 'payment-requested' | 'payment-approved';

describe('the disk fails or is full in mid-payment', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  /** Takes a resident to the moment just before an entry is written, lets the disk go wrong, and lets the kiosk go on. */
  async function upTo(
    moment: Moment,
    diskBytes: number | null,
    goWrong: (scene: Scene, kiosk: KioskRun) => Promise<void> | void,
  ): Promise<{ scene: Scene; kiosk: KioskRun; resident: Resident }> {
    const scene = await setScene(town, diskBytes ? { diskBytes } : {});
    const { kiosk, resident } = await scene.start();
    await resident.choose(await town.bill());
    await kiosk.setRule({ act: 'hold', when: 'before', kind: moment });
    await kiosk.call('payment.start', { withoutPaper: false });
    await until('the kiosk stands still', () => kiosk.heard('held'));
    await goWrong(scene, kiosk);
    kiosk.letGo();
    return { scene, kiosk, resident };
  }

  const payments = ({ devices }: Scene): number =>
    devices.terminal.requests().filter(({ category }) => category === 'Payment').length;

  /** What a supervisor does when the kiosk asks for a new start. */
  async function startsAnew(scene: Scene, kiosk: KioskRun): Promise<void> {
    await until(
      'the kiosk wants a new start',
      () => kiosk.heard('restart'),
      GUARD_MS,
      () => kiosk.view(),
    );
    await kiosk.kill();
    await scene.start({ ready: false });
  }

  async function agrees(scene: Scene) {
    await settled(scene);
    const { found, books } = await disagreements(scene);
    expect(found).toEqual([]);
    return books;
  }

  describe.skipIf(!canMount())('a full disk (skipped where no disk can be mounted: needs root)', () => {
    const DISK_BYTES = 12 * 1024 * 1024;

    it('at the intent: the terminal never hears of it, and the kiosk is in order again when there is room (C20)', async () => {
      const { scene, kiosk, resident } = await upTo('payment-requested', DISK_BYTES, fill);
      try {
        await kiosk.see('out-of-order', ({ reason }) => reason === 'journal');
        await resident.leaveOutOfOrder();
        empty(scene);
        await kiosk.see('attract');
        // Nobody is there any more: the terminal must not ask for a card now.
        const { accounts } = await agrees(scene);
        expect(payments(scene)).toBe(0);
        expect(accounts).toMatchObject([{ charges: 0, journal: { ended: 'abandoned' } }]);
      } finally {
        await scene.close();
      }
    });

    it('at the result: it is kept in the reserve, delivered, and the kiosk is in order again when there is room (C21)', async () => {
      const { scene, kiosk, resident } = await upTo('payment-approved', DISK_BYTES, fill);
      try {
        await resident.takeReceipt('screen', 'out-of-order');
        empty(scene);
        await kiosk.see('attract');
        const { accounts } = await agrees(scene);
        expect(accounts).toMatchObject([{ charges: 1, posting: { outcome: 'accepted' } }]);
      } finally {
        await scene.close();
      }
    });
  });

  describe.skipIf(!canTrace())('a disk that fails to sync (skipped where strace cannot trace)', () => {
    it('at the intent: nothing is charged, the kiosk is out of order, starts anew and agrees', async () => {
      const { scene, kiosk, resident } = await upTo('payment-requested', null, failing);
      try {
        await kiosk.see('out-of-order', ({ reason }) => reason === 'journal');
        expect(disk?.failed()).toBeGreaterThan(0);
        expect((await kiosk.devices()).journal).toBe('poisoned');
        await disk?.stop();
        await resident.leaveOutOfOrder();
        await startsAnew(scene, kiosk);
        const { accounts } = await agrees(scene);
        expect(payments(scene)).toBe(0);
        expect(accounts).toMatchObject([{ charges: 0 }]);
      } finally {
        await scene.close();
      }
    });

    it('at the result: a clerk is named, and after the new start the terminal is asked and all agree', async () => {
      const { scene, kiosk, resident } = await upTo('payment-approved', null, failing);
      try {
        await kiosk.see('clerk');
        expect(disk?.failed()).toBeGreaterThan(0);
        await disk?.stop();
        await resident.leaveOutOfOrder();
        await startsAnew(scene, kiosk);
        const { accounts } = await agrees(scene);
        expect(accounts).toMatchObject([{ charges: 1, posting: { outcome: 'accepted' } }]);
      } finally {
        await scene.close();
      }
    });

    let disk: Awaited<ReturnType<typeof failNextSyncs>> | null = null;
    const failing = async (scene: Scene, kiosk: KioskRun): Promise<void> => {
      disk = await failNextSyncs(kiosk.pid, join(scene.dataFolder, '..', 'strace.log'));
    };
  });
});

const ballast = (scene: Scene): string => join(scene.dataFolder, 'ballast');

/** Writes until there is no room left. */
function fill(scene: Scene): void {
  const file = openSync(ballast(scene), 'w');
  let block = Buffer.alloc(65_536, 1);
  try {
    while (block.length > 0) {
      try {
        writeSync(file, block);
      } catch {
        block = block.subarray(0, Math.floor(block.length / 2));
      }
    }
  } finally {
    closeSync(file);
  }
}

const empty = (scene: Scene): void => rmSync(ballast(scene));
