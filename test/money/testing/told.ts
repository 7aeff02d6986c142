import { standing, type Transaction } from '../../../domain/transaction/index.ts';
import { screenOfMoney } from '../../../main/session/flows/money/screen-of-money.ts';
import type { Visit } from './world-resident.ts';

/** What the screen says that the acquirer's books deny at that moment; null when it says nothing untrue. */
export function untrue({ kiosk, transactionId, bill }: Visit, transaction: Transaction): string | null {
  if (transaction.total === null) return null;
  const net = kiosk.plain.netChargedMinor(transactionId);
  const place = {
    kind: 'money' as const,
    subject: { kind: 'bills' as const },
    cancelling: false,
    problem: null,
    address: null,
  };
  const progress = kiosk.runner().progress(transactionId);
  const screen = screenOfMoney(transaction, { place, progress, canPrint: true, receipt: null } as never);
  const says = (what: string): string => `${transactionId}: the screen says ${what}, the books say ${net}`;
  switch (screen.kind) {
    case 'receipt':
    case 'done':
      return net >= bill.amountMinor ? null : says('paid');
    case 'returning':
      return screen.done && net !== 0 ? says('that all of it goes back') : null;
    case 'pay-again':
      return net !== 0 && screen.certain ? says('that nothing was charged') : null;
    default:
      return standing(transaction) === 'delivered' && net !== bill.amountMinor ? says('delivered') : null;
  }
}
