import type { Done, Screen } from '../../../../domain/ipc/index.ts';
import { makeReferenceSlip } from '../../../../domain/receipt/index.ts';
import { unsettledMoney } from '../../../../domain/unsettled/index.ts';
import { canPrint } from '../../../../hardware/printer/index.ts';
import { done, notNow } from '../../done.ts';
import type { SessionParts } from '../../parts.ts';
import type { PlaceOf } from '../../place.ts';
import type { Visit } from '../../visit.ts';

/**
 * The way out for a resident whose payment takes long, or is a clerk's: with a slip that has the reference, on paper or on the
 * screen. The transaction goes on without the resident.
 */
export function leavePayment(parts: SessionParts, visit: Visit): Done {
  const transaction = visit.transaction();
  if (!transaction?.total || visit.place().kind !== 'money' || !mayLeave(visit.view().screen)) return notNow;
  const document = makeReferenceSlip({
    town: parts.town.definition,
    language: visit.language(),
    reference: transaction.reference,
    total: transaction.total,
    money: unsettledMoney(transaction),
    leftAt: parts.now().toISOString(),
  });
  const prints = canPrint(parts.printer.status());
  const place: PlaceOf<'slip'> = { kind: 'slip', document, paper: prints ? 'printing' : 'none' };
  visit.attach(null);
  visit.go(place);
  parts.runner.tell(transaction.transactionId, { kind: 'resident-gone', why: 'left' });
  if (prints) void print(parts, visit, place);
  return done;
}

const mayLeave = (screen: Screen): boolean =>
  screen.kind === 'clerk' ||
  (screen.kind === 'paying' && screen.canLeave) ||
  (screen.kind === 'returning' && !screen.done);

/** Tells the resident who still stands there what became of the paper. */
async function print(parts: SessionParts, visit: Visit, place: PlaceOf<'slip'>): Promise<void> {
  const { document } = place;
  const { kind } = await parts.printer.print({ jobId: 'slip', document, copy: false });
  if (visit.place() === place) visit.go({ ...place, paper: kind === 'not-printed' ? 'none' : kind });
}
