import type { CallInput, CheckInProblem, Done, NumberProblem } from '../../domain/ipc/index.ts';
import type { QueueService } from '../../domain/queue/index.ts';
import { nextStep, type Transaction } from '../../domain/transaction/index.ts';
import { AppointmentReference, checkIn } from '../../domain/wire/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import { done, notNow } from './done.ts';
import type { SessionParts } from './parts.ts';
import { leadsToServices, type Place, type PlaceOf } from './place.ts';
import { askWhileWaiting, readProof } from './prove-reference.ts';
import type { Visit } from './visit.ts';
import { whyNotNow } from './why-not-now.ts';

/** From what somebody comes for, or from their appointment, to a number on paper. */
export type NumberFlow = {
  readonly open: (service: QueueService) => Done;
  readonly take: (input: CallInput<'queue.take'>) => Done;
  readonly openCheckIn: () => Done;
  readonly identify: (typed: CallInput<'queue.identify'>) => Promise<Done>;
  /** Something of the transaction has changed: the number is printed at once, without a question. */
  readonly follow: () => void;
  /** Whether the resident waits for central or for the printer. */
  readonly deviceWorks: () => boolean;
  readonly before: (place: PlaceOf<'queues' | 'check-in' | 'ticket'>) => Place | null;
};

export function createNumberFlow(parts: SessionParts, visit: Visit): NumberFlow {
  const current = (): Transaction | null => {
    const transactionId = visit.transactionId();
    return transactionId === null ? null : parts.runner.get(transactionId);
  };
  const serviceOf = (serviceId: string): QueueService | null => {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    return service?.kind === 'queue' ? service : null;
  };

  function open(service: QueueService): Done {
    if (!leadsToServices(visit.place()) || whyNotNow(parts, service) !== null) return notNow;
    showQueues(service.serviceId, null);
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
    return begin(place.serviceId, { queue: queueId });
  }

  function begin(serviceId: string, answers: Readonly<Record<string, string>>): Done {
    const transaction = parts.runner.begin(serviceId, visit.language());
    if (!transaction) return notNow;
    const { transactionId } = transaction;
    const before = visit.place();
    visit.attach(transactionId);
    visit.go({ kind: 'ticket', serviceId });
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

  async function identify(typed: CallInput<'queue.identify'>): Promise<Done> {
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
    const answer = await askWhileWaiting(parts, visit, waiting, checkIn, known);
    if (answer.kind === 'gone') return done;
    if (answer.kind === 'problem') return wrong(answer.problem);
    const { value } = answer;
    if (value.kind === 'found')
      return begin(place.serviceId, { queue: value.queueId, appointment: reference });
    return wrong(value.kind, value.kind === 'not-today' ? value.at : null);
  }

  function follow(): void {
    const place = visit.place();
    const transaction = current();
    if (place.kind !== 'ticket' || !transaction) return;
    const step = nextStep(transaction);
    if (step.kind === 'wait-for-resident' && transaction.hold.kind === 'refused') {
      const { reason } = transaction.hold;
      leave();
      showQueues(place.serviceId, PROBLEMS[reason] ?? 'no-number');
    } else if (step.kind === 'wait-for-resident' && step.question === 'receipt') {
      // Nobody is asked: on paper where that works, else the number stays on the screen.
      const way = transaction.way === null && canPrint(parts.printer.status()) ? 'print' : 'screen';
      parts.runner.tell(transaction.transactionId, { kind: 'receipt-chosen', way, address: null });
    } else {
      visit.show();
    }
  }

  function deviceWorks(): boolean {
    const place = visit.place();
    if (place.kind === 'check-in') return place.busy;
    const transaction = current();
    if (place.kind !== 'ticket' || !transaction) return false;
    return parts.outOfOrder() === null && nextStep(transaction).kind !== 'wait-for-resident';
  }

  function before(place: PlaceOf<'queues' | 'check-in' | 'ticket'>): Place | null {
    switch (place.kind) {
      case 'queues':
        return { kind: 'home' };
      case 'check-in':
        if (place.busy) return null;
        if (place.reference !== null) return askReference(place);
        return { kind: 'queues', serviceId: place.serviceId, now: place.now, asking: false, problem: null };
      case 'ticket':
        return null;
    }
  }

  return { open, take, openCheckIn, identify, follow, deviceWorks, before };
}

const PROBLEMS: Readonly<Record<string, NumberProblem>> = {
  'not-found': 'unknown-queue',
  'not-valid': 'no-appointment',
};

const askReference = ({ serviceId, now }: PlaceOf<'queues' | 'check-in'>): Place => ({
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
  const read = AppointmentReference.safeParse(typed.trim().toUpperCase().replace(/\s+/g, '-'));
  return read.success ? read.data : null;
}
