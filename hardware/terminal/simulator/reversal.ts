import { approvedBy } from './acquirer.ts';
import type { FaultSet } from './faults.ts';
import type { TenderParts } from './payment.ts';
import type { Tender, TenderResult } from './tender-store.ts';

/** Gives a payment back, wholly or in part. Null: the terminal lost power on the way. No card is needed. */
export async function reversePayment(
  tender: Tender,
  amountMinor: number | null,
  faults: FaultSet,
  { acquirer, pauses, times, show, losePower }: TenderParts,
): Promise<TenderResult | null> {
  const powerLoss = faults.get('power-loss');
  show('reversing', tender.amount);
  if (powerLoss?.at === 'before-authorisation') losePower();
  if (!(await pauses.wait(times.authorisationMs))) return null;
  const refusal = refusalOf(faults);
  if (refusal) return { kind: 'failed', ...refusal, card: null };
  const answer = acquirer.reverse(tender, amountMinor);
  if (powerLoss?.at === 'after-authorisation') {
    losePower();
    return null;
  }
  if (answer.kind === 'refused') {
    return { kind: 'failed', errorCondition: answer.errorCondition, message: answer.reason, card: null };
  }
  return approvedBy(answer.record);
}

function refusalOf(faults: FaultSet) {
  if (faults.get('host-unreachable')) {
    return { errorCondition: 'UnreachableHost', message: '117 Could not contact the host' } as const;
  }
  const decline = faults.get('decline');
  if (decline)
    return { errorCondition: decline.errorCondition, message: decline.reason ?? 'Reversal refused' };
  if (faults.get('reversal-refused'))
    return { errorCondition: 'Refusal', message: 'Reversal refused' } as const;
  return null;
}
