import { readReference } from '../../domain/case/index.ts';
import type { CallInput, Done, StatusProblem } from '../../domain/ipc/index.ts';
import type { StatusService } from '../../domain/town/index.ts';
import { lookUpStatus } from '../../domain/wire/index.ts';
import type { BillFlow } from './bill-flow.ts';
import { done, notNow } from './done.ts';
import type { SessionParts } from './parts.ts';
import { leadsToServices, type Place, type PlaceOf } from './place.ts';
import { askWhileWaiting, readProof } from './prove-reference.ts';
import type { Visit } from './visit.ts';
import { whyNotNow } from './why-not-now.ts';

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

  /** The reference alone opens a report; an application takes the name as well. */
  async function ask(typed: CallInput<'status.ask'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'status' || place.busy) return notNow;
    const wrong = (problem: StatusProblem): Done => {
      visit.go({ ...place, problem, busy: false });
      return done;
    };
    const proof = readProof(place.reference, typed, readReference);
    if (proof.kind === 'bad-input') return wrong('bad-input');
    const { reference } = proof;
    const surname = proof.kind === 'both' ? proof.surname : null;
    const waiting: Place = { ...place, problem: null, busy: true };
    const answer = await askWhileWaiting(parts, visit, waiting, lookUpStatus, { reference, surname });
    if (answer.kind === 'gone') return done;
    if (answer.kind === 'problem') return wrong(answer.problem);
    if (answer.value.kind === 'surname-needed') {
      visit.go({ ...place, reference, problem: null, busy: false });
      return done;
    }
    if (answer.value.kind !== 'found') return wrong(answer.value.kind);
    const { serviceId } = place;
    visit.go({ kind: 'status-found', serviceId, found: answer.value.found, surname, busy: false });
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
