import type { CallInput, Done, StatusProblem } from '../../../domain/ipc/index.ts';
import { readReference } from '../../../domain/reference/index.ts';
import type { StatusService } from '../../../domain/town/index.ts';
import { type FoundStatus, lookUpStatus } from '../../../domain/wire/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow, ServicesOf } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place, PlaceOf } from '../place.ts';
import type { Visit } from '../visit.ts';
import type { BillFlow } from './bills/index.ts';
import { askWhileWaiting, readProof, referenceScreen, whileReached } from './prove-reference.ts';

declare module '../place.ts' {
  interface Places {
    status: {
      readonly kind: 'status';
      readonly serviceId: string;
      /** Known once its family name is asked for. */
      readonly reference: string | null;
      readonly problem: StatusProblem | null;
      readonly busy: boolean;
    };
    'status-found': {
      readonly kind: 'status-found';
      readonly serviceId: string;
      readonly found: FoundStatus;
      /** As it was typed: opens the account that has the fee. */
      readonly surname: string | null;
      readonly busy: boolean;
    };
  }
}

/** From a reference to how far the town is, and from an approval to the payment of its fee. */
export type StatusFlow = Flow<'status' | 'status-found', 'status.ask' | 'status.pay'> & {
  readonly services: ServicesOf<'status'>;
};

export function createStatusFlow(
  parts: SessionParts,
  visit: Visit,
  bills: Pick<BillFlow, 'openAccount' | 'areOffered'>,
): StatusFlow {
  const begin = (serviceId: string): PlaceOf<'status'> => ({
    kind: 'status',
    serviceId,
    reference: null,
    problem: null,
    busy: false,
  });

  function open({ serviceId }: StatusService): Done {
    visit.go(begin(serviceId));
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

  return {
    places: {
      status: { screen: referenceScreen, before },
      'status-found': {
        screen: ({ found, surname }) => ({
          kind: 'status-found',
          found,
          canPay: found.owed !== null && surname !== null && bills.areOffered(),
        }),
        before,
      },
    },
    services: { status: { open, whyNotNow: () => whileReached(parts) } },
    calls: { 'status.ask': ask, 'status.pay': pay },
  };
}
