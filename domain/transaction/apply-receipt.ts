import { type Applied, applied, impossible } from './applied.ts';
import type { TransactionEvent } from './events.ts';
import type { Transaction } from './state.ts';

type ReceiptEvent = Extract<
  TransactionEvent,
  { kind: 'receipt-made' | 'receipt-chosen' | 'print-requested' | 'print-ended' }
>;

/** What an event of the receipt makes of the transaction. The payment stands whatever becomes of the paper. */
export function applyReceipt(transaction: Transaction, event: ReceiptEvent): Applied {
  if (transaction.ended !== null) return impossible('a receipt after the end');
  switch (event.kind) {
    case 'receipt-made': {
      const placed = transaction.delivery.kind === 'queued' || transaction.delivery.kind === 'delivered';
      if (!placed) return impossible('a receipt before the payment has its place');
      if (transaction.receipt !== null) return impossible('a second receipt');
      return applied({ ...transaction, receipt: event.receipt });
    }
    case 'receipt-chosen':
      if (transaction.receipt === null) return impossible('no receipt yet');
      if (transaction.resident === 'gone') return impossible('nobody is there to choose');
      if (transaction.print.kind === 'requested') return impossible('printing');
      if ((event.way === 'email') !== (event.address !== null))
        return impossible('an address belongs to an e-mail');
      return applied({ ...transaction, way: event.way, address: event.address, print: { kind: 'none' } });
    case 'print-requested':
      if (transaction.way !== 'print' || transaction.print.kind !== 'none')
        return impossible('no print is wanted');
      if (event.copy !== transaction.papers > 0) return impossible('a second print is a copy');
      return applied({ ...transaction, print: { kind: 'requested' } });
    case 'print-ended':
      if (transaction.print.kind !== 'requested') return impossible('no print was requested');
      return applied({
        ...transaction,
        print: { kind: event.outcome, reason: event.reason },
        papers: transaction.papers + (event.outcome === 'not-printed' ? 0 : 1),
      });
  }
}
