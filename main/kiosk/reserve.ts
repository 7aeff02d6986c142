import { chosenSlots } from '../../domain/form/index.ts';
import { billLines, type Transaction } from '../../domain/transaction/index.ts';
import { holdBills, holdSubmission } from '../../domain/wire/index.ts';
import type { Journal } from '../journal/index.ts';
import type { Numbers } from '../queue/index.ts';
import type { CentralClient } from '../sync/index.ts';
import type { Reservation, RunnerParts } from '../transaction/index.ts';

const DEADLINE_MS = 8_000;
/** What costs nothing and could not be checked by central yet: it is when it is delivered. */
const UNCHECKED = 'unchecked';

/** Asks central to hold what a transaction is about, before any money moves: its bills, or a form's answers; or for a number. */
export function reserver(
  client: CentralClient,
  journal: Pick<Journal, 'personal'>,
  numbers: Pick<Numbers, 'reserve'>,
): RunnerParts['reserve'] {
  return async (transaction) => {
    const details = transaction.details ? journal.personal(transaction.details.recordId) : null;
    const number = numbers.reserve(transaction, details);
    if (number) return number;
    return details?.kind === 'answers'
      ? reserveForm(client, transaction, details)
      : reserveBills(client, transaction);
  };
}

async function reserveBills(
  client: CentralClient,
  { transactionId, lines, total }: Transaction,
): Promise<Reservation> {
  if (total === null) throw new Error('a reservation without a price');
  const asked = billLines(lines).map(({ billId, billNumber, amountMinor }) => ({
    billId,
    billNumber,
    amountMinor,
  }));
  const answer = await client.call(holdBills, { transactionId, lines: asked, total }, DEADLINE_MS);
  // Whatever central did not understand is no hold: nothing is charged without one.
  return answer.kind === 'answered' ? answer.value : { kind: 'refused', reason: 'unreachable' };
}

type FilledIn = Extract<ReturnType<Journal['personal']>, { kind: 'answers' }>;

async function reserveForm(
  client: CentralClient,
  { transactionId, total, free }: Transaction,
  { serviceId, answers }: FilledIn,
): Promise<Reservation> {
  const answer = await client.call(holdSubmission, { transactionId, serviceId, answers, total }, DEADLINE_MS);
  if (answer.kind === 'answered') return answer.value;
  // Only central can say whose slot it is.
  return free && chosenSlots(answers).length === 0
    ? { kind: 'held', holdId: UNCHECKED }
    : { kind: 'refused', reason: 'unreachable' };
}
