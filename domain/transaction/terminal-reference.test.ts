import { describe, expect, it } from 'vitest';
import { TransactionEvent } from './events.ts';
import { TerminalReference } from './terminal-reference.ts';

/** As kiosks have written and signed it from the first day on. */
const OLD_ENTRY = {
  kind: 'payment-requested',
  attempt: 1,
  request: { saleId: 'MILL1', poiId: 'V400m-324688179', serviceId: '34K9NG8NW4' },
  amount: { amountMinor: 700, currency: 'EUR' },
};

describe('the reference of a request to the terminal', () => {
  it('is read from an old entry as it was written, so that its hash stays', () => {
    expect(JSON.stringify(TransactionEvent.parse(OLD_ENTRY))).toBe(JSON.stringify(OLD_ENTRY));
  });

  it('is not taken for nexo when it names another protocol', () => {
    expect(TerminalReference.safeParse({ protocol: 'zvt', ...OLD_ENTRY.request }).success).toBe(false);
  });
});
