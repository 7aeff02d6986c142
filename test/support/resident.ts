import type { Screen } from '../../domain/ipc/index.ts';
import type { KioskRun } from './kiosk.ts';
import type { TestBill } from './town.ts';

type ReceiptWay = 'print' | 'email' | 'screen';

/** Somebody at the screen: makes the calls that the screen makes, one after the other, and looks at what comes of each. */
export type Resident = {
  /** From the attract screen to the review of one bill, which is paid whole. */
  readonly choose: (bill: TestBill) => Promise<void>;
  /** From the attract screen until "pay" has been touched. */
  readonly pay: (bill: TestBill, withoutPaper?: boolean) => Promise<void>;
  /** Waits for the question after the receipt, answers it and leaves. */
  readonly takeReceipt: (way?: ReceiptWay, then?: 'attract' | 'out-of-order') => Promise<void>;
  readonly leave: () => Promise<void>;
  /** Goes away from a kiosk that is out of order. */
  readonly leaveOutOfOrder: () => Promise<void>;
};

export function residentAt(kiosk: KioskRun): Resident {
  async function choose(bill: TestBill): Promise<void> {
    const { accountNumber } = bill;
    await kiosk.see('attract');
    await kiosk.call('session.begin');
    await kiosk.see('language');
    await kiosk.call('session.chooseLanguage', { language: 'en' });
    await kiosk.see('home');
    await kiosk.call('session.openService', { serviceId: 'pay-bill' });
    await kiosk.see('account');
    await kiosk.call('bills.identify', { accountNumber, secondFact: { kind: 'surname', value: 'Lee' } });
    await kiosk.see('holder');
    await kiosk.call('bills.confirmHolder');
    const { bills } = await kiosk.see('bills');
    const lines = bills
      .filter(({ billNumber }) => billNumber === bill.billNumber)
      .map(({ billId, openMinor }) => ({ billId, amountMinor: openMinor }));
    await kiosk.call('bills.choose', { lines });
    await kiosk.see('review');
  }

  const leave = async (): Promise<void> => {
    await kiosk.call('session.end');
    await kiosk.see('attract');
  };

  return {
    choose,
    pay: async (bill, withoutPaper = false) => {
      await choose(bill);
      await kiosk.call('payment.start', { withoutPaper });
    },
    takeReceipt: async (way = 'print', then = 'attract') => {
      await kiosk.see('receipt');
      const address = way === 'email' ? 'ann.lee@example.org' : null;
      await kiosk.call('receipt.choose', { way, address });
      await kiosk.see('done');
      await kiosk.call('session.end');
      await kiosk.see(then);
    },
    leave,
    leaveOutOfOrder: async () => {
      await kiosk.call('session.end');
      await kiosk.see('out-of-order');
    },
  };
}

/** Whether the visit ends here: the resident can only go. */
export const isFarewell = (screen: Screen): boolean =>
  screen.kind === 'done' || screen.kind === 'clerk' || (screen.kind === 'returning' && screen.done);
