import type { Transaction } from '../../domain/transaction/index.ts';
import { holdBills } from '../../domain/wire/index.ts';
import type { CentralClient } from '../sync/index.ts';
import type { RunnerParts } from '../transaction/index.ts';

const DEADLINE_MS = 8_000;

/** Asks central to hold a transaction's bills while they are paid. */
export function billReserver(client: CentralClient): RunnerParts['reserve'] {
  return async ({ transactionId, lines, total }: Transaction) => {
    if (total === null) throw new Error('a reservation without a price');
    const asked = lines.map(({ billId, billNumber, amountMinor }) => ({ billId, billNumber, amountMinor }));
    const answer = await client.call(holdBills, { transactionId, lines: asked, total }, DEADLINE_MS);
    // Whatever central did not understand is no hold: nothing is charged without one.
    return answer.kind === 'answered' ? answer.value : { kind: 'refused', reason: 'unreachable' };
  };
}
