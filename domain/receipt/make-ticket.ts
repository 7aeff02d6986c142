import type { ReceiptBlock, ReceiptDocument } from '../paper/index.ts';
import { type QueueDefinition, type Ticket, ticketLabel, waitInWords } from '../queue/index.ts';
import { dateLocaleOf, directionOf, type Language, type LanguageTag } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { headOf, occasionOf, type Pen, penFor, row, text } from './blocks.ts';

/** What a printed number is made from. */
export type TakenTicket = {
  readonly town: TownDefinition;
  readonly queue: QueueDefinition;
  readonly ticket: Ticket;
  readonly language: LanguageTag;
  readonly reference: string;
  /** When it was taken, ISO 8601 in UTC; shown in the town's time zone. */
  readonly takenAt: string;
};

/** A number on paper: large, with its queue, when it was taken, how many come before, and where to wait. */
export function makeTicket(taken: TakenTicket): ReceiptDocument {
  const { town, queue, ticket, reference, takenAt } = taken;
  const pen = penFor(town, taken.language);
  const labels = pen.words.ticket;
  return {
    language: pen.language,
    direction: directionOf(pen.language),
    title: labels.title,
    blocks: [
      ...headOf(pen, labels.title),
      { kind: 'space' },
      text(ticketLabel(ticket), 'center', 'large'),
      { kind: 'space' },
      text(pen.say(queue.title), 'center', 'strong'),
      { kind: 'rule' },
      ...waitOf(ticket, pen, labels),
      ...occasionOf(pen, reference, takenAt),
      { kind: 'rule' },
      text(pen.say(queue.whereToWait), 'start', 'strong'),
      text(labels.watch, 'start', 'normal'),
    ],
  };
}

/** An appointment has its time; everybody else sees what is known of the wait. */
function waitOf(
  { appointmentAt, peopleBefore, wait }: Ticket,
  { language, town }: Pen,
  labels: Language['ticket'],
): ReceiptBlock[] {
  if (appointmentAt !== null) {
    const time = new Intl.DateTimeFormat(dateLocaleOf(language), {
      timeStyle: 'short',
      timeZone: town.timeZone,
    });
    return [row(labels.appointment, time.format(new Date(appointmentAt)), true)];
  }
  const number = new Intl.NumberFormat(language);
  return [
    ...(peopleBefore === null ? [] : [row(labels.before, number.format(peopleBefore), true)]),
    row(labels.wait, wait === null ? labels.notKnown : waitInWords(wait, language)),
  ];
}
