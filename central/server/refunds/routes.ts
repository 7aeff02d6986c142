import { askRefund, decideRefund, finishRefund, listRefunds, readRefunds } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { askForRefund } from './ask-refund.ts';
import { decideAboutRefund } from './decide-refund.ts';
import { finishByHand } from './finish-refund.ts';
import { listRefundRows, readRefundsOf } from './list-refunds.ts';

/** How people refund what was paid. */
export function refundRoutes({ people }: Callers, central: Central): void {
  people.serve(readRefunds, (input) => readRefundsOf(central.db, input));
  people.serve(listRefunds, async ({ ended, limit }, { townId }) => ({
    refunds: await listRefundRows(central.db, { ended: ended === 'true', limit, townId }),
  }));
  people.serve(askRefund, (input, person) => askForRefund(central, input, person));
  people.serve(decideRefund, (input, person) => decideAboutRefund(central, input, person));
  people.serve(finishRefund, (input, person) => finishByHand(central, input, person));
}
