import { calendarCode, slotRules, spanAsChosen, unitInWords } from '../booking/index.ts';
import { type Answers, chosenSlots } from '../form/index.ts';
import type { ReceiptDocument } from '../paper/index.ts';
import type { PersonalData } from '../personal/index.ts';
import type { Town } from '../town/index.ts';
import { billLines, type Transaction, ticketOf } from '../transaction/index.ts';
import { type GivenForm, makeConfirmation } from './make-confirmation.ts';
import { makeReceipt } from './make-receipt.ts';
import { makeTicket } from './make-ticket.ts';

/** What of a town stands on its receipts. */
export type ReceiptTown = Pick<Town, 'definition' | 'services' | 'queues' | 'facilities'>;

/**
 * A transaction's receipt from what is written of it: `given` is what its resident gave, null once it is erased after its retention time;
 * `at` is ISO 8601 in UTC.
 */
export function receiptOf(
  town: ReceiptTown,
  transaction: Transaction,
  given: PersonalData | null,
  at: string,
): ReceiptDocument {
  const { payment, total, language, reference } = transaction;
  const paid = payment.kind === 'approved' && total !== null ? { total, payment: payment.payment } : null;
  const service = town.services.find((offered) => offered.serviceId === transaction.serviceId);
  if (service?.kind === 'form') {
    const answers = given?.kind === 'answers' ? given.answers : null;
    const fees = transaction.lines;
    const { definition } = town;
    return makeConfirmation({
      town: definition,
      service,
      language,
      reference,
      answers,
      fees,
      paid,
      givenAt: at,
      ...bookedBy(town, answers, language, reference),
    });
  }
  const ticket = ticketOf(transaction);
  const queue = town.queues?.find(({ queueId }) => queueId === ticket?.queueId);
  if (ticket && queue) {
    return makeTicket({ town: town.definition, queue, ticket, language, reference, takenAt: at });
  }
  if (paid === null) throw new Error('a receipt for what is not paid');
  return makeReceipt({
    town: town.definition,
    language,
    reference,
    accountNumber: given?.kind === 'account' ? given.accountNumber : '---',
    lines: billLines(transaction.lines),
    paidAt: at,
    ...paid,
  });
}

/** What these answers book, for the receipt; nothing where they book nothing. */
function bookedBy(
  { facilities = [], definition }: ReceiptTown,
  answers: Answers | null,
  language: string,
  reference: string,
): Pick<GivenForm, 'booked'> {
  const [chosen] = chosenSlots(answers ?? {});
  if (!chosen) return {};
  const { timeZone, defaultLanguage } = definition;
  // Only how it is said is asked here; it has been checked long ago.
  const slots = slotRules({ facilities, holidays: [], timeZone }, new Date(0));
  const facility = facilities.find(({ facilityId }) => facilityId === chosen.facilityId);
  const span = facility && spanAsChosen(chosen, facility, timeZone);
  if (!facility || !span) return { booked: { code: null, slots } };
  const title = unitInWords(facility, chosen.unitId, { language, fallback: defaultLanguage });
  return { booked: { code: calendarCode({ ...span, title, words: reference }), slots } };
}
