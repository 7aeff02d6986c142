import { calendarCode, slotRules, spanAsChosen, unitInWords } from '../../domain/booking/index.ts';
import { type Answers, chosenSlots } from '../../domain/form/index.ts';
import type { ReceiptDocument } from '../../domain/paper/index.ts';
import { type GivenForm, makeConfirmation, makeReceipt, makeTicket } from '../../domain/receipt/index.ts';
import type { Town } from '../../domain/town/index.ts';
import { billLines, type Transaction, ticketOf } from '../../domain/transaction/index.ts';
import type { Journal } from '../journal/index.ts';

/** Makes a transaction's receipt from the journal alone, so that it can be made after a restart as well. */
export function receiptMaker(
  town: Town,
  journal: () => Journal,
  now: () => Date,
): (transaction: Transaction) => ReceiptDocument {
  return (transaction) => {
    const { details, payment, total, language, reference } = transaction;
    const given = details ? journal().personal(details.recordId) : null;
    const paid = payment.kind === 'approved' && total !== null ? { total, payment: payment.payment } : null;
    const service = town.services.find((offered) => offered.serviceId === transaction.serviceId);
    const at = now().toISOString();
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
      // After its retention time the account is erased, and the receipt goes without it.
      accountNumber: given?.kind === 'account' ? given.accountNumber : '---',
      lines: billLines(transaction.lines),
      paidAt: at,
      ...paid,
    });
  };
}

/** What these answers book, for the receipt; nothing where they book nothing. */
function bookedBy(
  { facilities = [], definition }: Town,
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
