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
  if (powerLoss?.at === 'before-authorisation') losePower(powerLoss.memory ?? 'kept');
  if (!(await pauses.wait(times.authorisationMs))) return null;
  const refusal = refusalOf(faults);
  if (refusal) return { kind: 'failed', ...refusal, card: null };
  const part = faults.get('partial-reversal');
  const wanted = amountMinor ?? tender.amount.amountMinor;
  const answer = acquirer.reverse(
    tender,
    part ? (part.amountMinor ?? Math.max(1, Math.floor(wanted / 2))) : amountMinor,
    part !== null && part.said !== 'success',
  );
  if (powerLoss?.at === 'after-authorisation') {
    losePower(powerLoss.memory ?? 'kept');
    return null;
  }
  const denied = faults.get('done-though-denied');
  if (denied) {
    const errorCondition = denied.errorCondition ?? 'UnreachableHost';
    return { kind: 'failed', errorCondition, message: '117 Given up', card: null };
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
