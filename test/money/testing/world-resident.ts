import { nextStep, type Transaction } from '../../../domain/transaction/index.ts';
import type { WorldBill } from './world-central.ts';
import type { WorldKiosk } from './world-kiosk.ts';
import type { WorldTime } from './world-time.ts';

export type Visit = { readonly kiosk: WorldKiosk; readonly transactionId: string; readonly bill: WorldBill };

export type ResidentParts = {
  readonly time: WorldTime;
  readonly random: () => number;
  readonly begun: (visit: Visit) => void;
  /** Called whenever the resident looks at the screen. */
  readonly looks: (visit: Visit, transaction: Transaction) => void;
};

const ACCOUNT = { kind: 'account' as const, accountNumber: '104-2210', holderName: 'Ann Lee' };
const LOOK_MS = 2_000;
/** Longer than anybody stands there. */
const MOST_LOOKS = 600;

/** Somebody who pays one bill: waits, cancels, tries again or walks away, as it comes. */
export async function visitKiosk(kiosk: WorldKiosk, bill: WorldBill, parts: ResidentParts): Promise<void> {
  if (!kiosk.runs()) return;
  const { time, random } = parts;
  const runner = kiosk.runner();
  const begun = runner.begin('pay-bill', 'en');
  if (!begun) return;
  const { transactionId } = begun;
  const visit = { kiosk, transactionId, bill };
  parts.begun(visit);
  const { billId, billNumber, amountMinor } = bill;
  const total = { amountMinor, currency: 'EUR' };
  runner.tellPersonal(transactionId, ACCOUNT, (details) => ({ kind: 'details-given', details }));
  runner.tell(transactionId, {
    kind: 'priced',
    lines: [{ billId, billNumber, amountMinor, title: { en: 'Water' } }],
    total,
  });
  runner.tell(transactionId, { kind: 'confirmed' });
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await time.waitMs(LOOK_MS);
    // The power is gone, and with it what the screen showed.
    if (!kiosk.runs() || kiosk.runner() !== runner) return;
    const now = runner.get(transactionId);
    if (!now) return;
    parts.looks(visit, now);
    if (random() < 0.004) return leave();
    if (now.payment.kind === 'requested' && random() < 0.03) runner.cancelPayment(transactionId);
    const step = nextStep(now);
    if (step.kind !== 'wait-for-resident') continue;
    if (step.question === 'pay-again' && random() < 0.6) runner.tell(transactionId, { kind: 'confirmed' });
    else if (step.question === 'receipt' && random() < 0.5)
      runner.tell(transactionId, { kind: 'receipt-chosen', way: 'print', address: null });
    else return leave();
  }
  return leave();

  function leave(): void {
    if (kiosk.runs() && kiosk.runner() === runner)
      runner.tell(transactionId, { kind: 'resident-gone', why: 'left' });
  }
}
