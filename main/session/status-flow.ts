import { readReference } from '../../domain/case/index.ts';
import type { CallInput, Done, StatusProblem } from '../../domain/ipc/index.ts';
import type { StatusService } from '../../domain/town/index.ts';
import { lookUpStatus } from '../../domain/wire/index.ts';
import type { BillFlow } from './bill-flow.ts';
import type { SessionParts } from './parts.ts';
import { leadsToServices, type Place, type PlaceOf } from './place.ts';
import type { Visit } from './visit.ts';
import { whyNotNow } from './why-not-now.ts';

const DEADLINE_MS = 8_000;
const done: Done = { kind: 'done' };
const notNow: Done = { kind: 'not-now' };

/** From a reference to how far the town is, and from an approval to the payment of its fee. */
export type StatusFlow = {
  readonly open: (service: StatusService) => Done;
  readonly ask: (typed: CallInput<'status.ask'>) => Promise<Done>;
  readonly pay: () => Promise<Done>;
  readonly before: (place: PlaceOf<'status' | 'status-found'>) => Place | null;
};

export function createStatusFlow(parts: SessionParts, visit: Visit, bills: BillFlow): StatusFlow {
  const begin = (serviceId: string): Place => ({
    kind: 'status',
    serviceId,
    reference: null,
    problem: null,
    busy: false,
  });

  function open(service: StatusService): Done {
    if (!leadsToServices(visit.place()) || whyNotNow(parts, service) !== null) return notNow;
    visit.go(begin(service.serviceId));
    return done;
  }

  /** Asks central; the answer counts only while the same visitor still waits for it. */
  async function ask(typed: CallInput<'status.ask'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'status' || place.busy) return notNow;
    const reference = place.reference ?? readReference(typed.reference);
    const surname = place.reference === null ? null : (typed.surname ?? '').trim();
    const wrong = (problem: StatusProblem): void => visit.go({ ...place, problem, busy: false });
    if (reference === null || surname === '' || (surname?.length ?? 0) > 100) {
      wrong('bad-input');
      return done;
    }
    const waiting: Place = { ...place, problem: null, busy: true };
    visit.go(waiting);
    const answer = await parts.client.call(lookUpStatus, { reference, surname }, DEADLINE_MS);
    if (visit.place() !== waiting) return done;
    if (answer.kind !== 'answered') wrong(answer.kind === 'refused' ? 'bad-input' : 'unreachable');
    else if (answer.value.kind === 'surname-needed') {
      visit.go({ ...place, reference, problem: null, busy: false });
    } else if (answer.value.kind === 'found') {
      const { serviceId } = place;
      visit.go({ kind: 'status-found', serviceId, found: answer.value.found, surname, busy: false });
    } else wrong(answer.value.kind);
    return done;
  }

  /** The fee is a bill of the account that has the reference as its number. */
  async function pay(): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'status-found' || place.busy || !place.found.owed || place.surname === null)
      return notNow;
    return bills.openAccount({
      account: { kind: 'account-number', value: place.found.reference },
      secondFact: { kind: 'surname', value: place.surname },
    });
  }

  function before(place: PlaceOf<'status' | 'status-found'>): Place | null {
    if (place.busy) return null;
    if (place.kind === 'status' && place.reference === null) return { kind: 'home' };
    return begin(place.serviceId);
  }

  return { open, ask, pay, before };
}
