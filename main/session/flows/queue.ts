import { readTypedNumber } from '../../../domain/codes/index.ts';
import type {
  CallInput,
  CheckInProblem,
  Done,
  NumberProblem,
  Screen,
  ScreenOf,
} from '../../../domain/ipc/index.ts';
import { givesNumbers, type QueueService } from '../../../domain/queue/index.ts';
import { nextStep, type ReservationRefusal } from '../../../domain/transaction/index.ts';
import {
  AppointmentReference,
  checkIn as checkInAtCentral,
  type QueuesNow,
} from '../../../domain/wire/index.ts';
import { canPrint } from '../../../hardware/printer/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow, ServicesOf } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place, PlaceOf } from '../place.ts';
import type { Visit } from '../visit.ts';
import { askWhileWaiting, readProof, referenceScreen } from './prove-reference.ts';
import { screenOfTicket } from './screen-of-ticket.ts';

declare module '../place.ts' {
  interface Places {
    queues: {
      readonly kind: 'queues';
      readonly serviceId: string;
      /** What central says of them; null as long as it has not, or cannot. */
      readonly now: QueuesNow['queues'] | null;
      readonly asking: boolean;
      readonly problem: NumberProblem | null;
    };
    'check-in': {
      readonly kind: 'check-in';
      readonly serviceId: string;
      /** What was known of the queues, for the way back. */
      readonly now: QueuesNow['queues'] | null;
      /** Known once the family name is asked for. */
      readonly reference: string | null;
      readonly problem: CheckInProblem | null;
      readonly at: string | null;
      readonly busy: boolean;
    };
    /** A number was asked for: the transaction itself says what is shown. */
    ticket: {
      readonly kind: 'ticket';
      readonly serviceId: string;
      /** It is the number of an appointment. */
      readonly ofAppointment: boolean;
    };
  }
}

/** From what somebody comes for, or from their appointment, to a number on paper. */
export type QueueFlow = Flow<
  'queues' | 'check-in' | 'ticket',
  'queue.take' | 'queue.openCheckIn' | 'queue.checkIn'
> & { readonly services: ServicesOf<'queue'> };

export function createQueueFlow(parts: SessionParts, visit: Visit): QueueFlow {
  const serviceOf = (serviceId: string): QueueService | null => {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    return service?.kind === 'queue' ? service : null;
  };

  function open({ serviceId }: QueueService): Done {
    showQueues(serviceId, null);
    return done;
  }

  /** The queues at once, and how many wait as soon as central says it. */
  function showQueues(serviceId: string, problem: NumberProblem | null): void {
    const asking = parts.centralReached();
    const place: Place = { kind: 'queues', serviceId, now: null, asking, problem };
    visit.go(place);
    if (!asking) return;
    void parts.numbers.ask().then((now) => {
      if (visit.place() === place) visit.go({ ...place, now: now?.queues ?? null, asking: false });
    });
  }

  function take({ queueId }: CallInput<'queue.take'>): Done {
    const place = visit.place();
    if (place.kind !== 'queues' || !serviceOf(place.serviceId)?.queues.includes(queueId)) return notNow;
    if (!isOpen(queueId)) {
      visit.go({ ...place, problem: 'closed' });
      return done;
    }
    return begin(place.serviceId, { queue: queueId });
  }

  function isOpen(queueId: string): boolean {
    const queue = parts.town.queues?.find((one) => one.queueId === queueId);
    const { timeZone } = parts.town.definition;
    return queue === undefined || givesNumbers(queue, parts.content().holidays, timeZone, parts.now());
  }

  function begin(serviceId: string, answers: Readonly<Record<string, string>>): Done {
    const transaction = parts.runner.begin(serviceId, visit.language());
    if (!transaction) return notNow;
    const { transactionId } = transaction;
    const before = visit.place();
    visit.attach(transactionId);
    visit.go({ kind: 'ticket', serviceId, ofAppointment: 'appointment' in answers });
    const told = parts.runner.tellPersonal(
      transactionId,
      { kind: 'answers', serviceId, answers: { ...answers } },
      (details) => ({ kind: 'details-given', details }),
    );
    const begun =
      told === 'recorded' &&
      parts.runner.tell(transactionId, { kind: 'found-free' }) === 'recorded' &&
      parts.runner.tell(transactionId, { kind: 'confirmed' }) === 'recorded';
    if (begun) return done;
    leave();
    visit.go(before);
    return notNow;
  }

  function leave(): void {
    const transactionId = visit.transactionId();
    visit.attach(null);
    if (transactionId !== null) parts.runner.tell(transactionId, { kind: 'resident-gone', why: 'left' });
  }

  function openCheckIn(): Done {
    const place = visit.place();
    if (place.kind !== 'queues' || !parts.centralReached()) return notNow;
    if (!serviceOf(place.serviceId)?.checkIn) return notNow;
    visit.go(askReference(place));
    return done;
  }

  async function checkIn(typed: CallInput<'queue.checkIn'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'check-in' || place.busy) return notNow;
    const wrong = (problem: CheckInProblem, at: string | null = null): Done => {
      visit.go({ ...place, problem, at, busy: false });
      return done;
    };
    const proof = readProof(place.reference, typed, readAppointment);
    if (proof.kind === 'bad-input') return wrong('bad-input');
    const { reference } = proof;
    if (proof.kind === 'reference') {
      visit.go({ ...place, reference, problem: null, at: null });
      return done;
    }
    const known = { reference, surname: proof.surname };
    const waiting: Place = { ...place, problem: null, at: null, busy: true };
    const answer = await askWhileWaiting(parts, visit, waiting, checkInAtCentral, known);
    if (answer.kind === 'gone') return done;
    if (answer.kind === 'problem') return wrong(answer.problem);
    const { value } = answer;
    if (value.kind === 'found')
      return begin(place.serviceId, { queue: value.queueId, appointment: reference });
    return wrong(value.kind, value.kind === 'not-today' ? value.at : null);
  }

  function follow(): void {
    const place = visit.place();
    const transaction = visit.transaction();
    if (place.kind !== 'ticket' || !transaction) return;
    const step = nextStep(transaction);
    if (step.kind === 'wait-for-resident' && transaction.hold.kind === 'refused') {
      const { reason } = transaction.hold;
      leave();
      showQueues(place.serviceId, problemOf(reason, place.ofAppointment));
    } else if (step.kind === 'wait-for-resident' && step.question === 'receipt') {
      // Nobody is asked: on paper where that works, else the number stays on the screen.
      const way = transaction.way === null && canPrint(parts.printer.status()) ? 'print' : 'screen';
      parts.runner.tell(transaction.transactionId, { kind: 'receipt-chosen', way, address: null });
    } else {
      visit.show();
    }
  }

  function waitsForTicket(): boolean {
    const transaction = visit.transaction();
    if (!transaction) return false;
    return parts.outOfOrder() === null && nextStep(transaction).kind !== 'wait-for-resident';
  }

  /** The number, or that the town gives none; what has no transaction any more is over. */
  function ticketScreen(): Screen {
    const transaction = visit.transaction();
    return transaction ? screenOfTicket(transaction) : { kind: 'attract', notice: parts.notice() };
  }

  /** Who has a number reads it, whatever is out of order. */
  function ticketInTrouble(): Screen | null {
    const screen = ticketScreen();
    return screen.kind === 'ticket' && screen.ticket !== null ? screen : null;
  }

  function queuesScreen({ serviceId, now, asking, problem }: PlaceOf<'queues'>): ScreenOf<'queues'> {
    const offered = serviceOf(serviceId);
    const shown = (offered?.queues ?? []).map((queueId) => {
      const known = now?.find((queue) => queue.queueId === queueId);
      return { queueId, waiting: known?.waiting ?? null, wait: known?.wait ?? null };
    });
    const checkIn = !offered?.checkIn ? 'none' : parts.centralReached() ? 'offered' : 'central-down';
    return { kind: 'queues', serviceId, queues: shown, asking, checkIn, problem };
  }

  function beforeCheckIn(place: PlaceOf<'check-in'>): Place | null {
    if (place.busy) return null;
    if (place.reference !== null) return askReference(place);
    return { kind: 'queues', serviceId: place.serviceId, now: place.now, asking: false, problem: null };
  }

  return {
    places: {
      queues: { screen: queuesScreen, before: () => ({ kind: 'home' }) },
      'check-in': {
        screen: ({ now: _now, ...asked }) => referenceScreen(asked),
        before: beforeCheckIn,
        waits: ({ busy }) => busy,
      },
      ticket: {
        screen: ticketScreen,
        screenInTrouble: ticketInTrouble,
        before: () => null,
        waits: waitsForTicket,
        follow,
      },
    },
    services: {
      queue: {
        open,
        // A kiosk that central has never told which numbers are its own can give none by itself.
        whyNotNow: () => (parts.centralReached() || parts.numbers.hasOwn() ? null : 'central-down'),
      },
    },
    calls: { 'queue.take': take, 'queue.openCheckIn': openCheckIn, 'queue.checkIn': checkIn },
  };
}

/** Why the town gives no number. What it does not take of somebody without an appointment is the time. */
function problemOf(reason: ReservationRefusal, ofAppointment: boolean): NumberProblem {
  if (reason === 'not-found') return 'unknown-queue';
  if (reason !== 'not-valid') return 'no-number';
  return ofAppointment ? 'no-appointment' : 'closed';
}

const askReference = ({ serviceId, now }: PlaceOf<'queues' | 'check-in'>): PlaceOf<'check-in'> => ({
  kind: 'check-in',
  serviceId,
  now,
  reference: null,
  problem: null,
  at: null,
  busy: false,
});

/** A reference as it was typed, or null when it cannot be one. */
function readAppointment(typed: string): string | null {
  const read = AppointmentReference.safeParse(readTypedNumber(typed.trim().replace(/\s+/g, '-'), []));
  return read.success ? read.data : null;
}
