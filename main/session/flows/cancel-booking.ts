import type { CallInput, Done, StatusProblem } from '../../../domain/ipc/index.ts';
import { readReference } from '../../../domain/reference/index.ts';
import type { CancelBookingService } from '../../../domain/town/index.ts';
import { cancelBooking, type FoundBooking, findBooking } from '../../../domain/wire/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow, ServicesOf } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place, PlaceOf } from '../place.ts';
import type { Visit } from '../visit.ts';
import { askWhileWaiting, readProof, referenceScreen, whileReached } from './prove-reference.ts';

declare module '../place.ts' {
  interface Places {
    'cancel-booking': {
      readonly kind: 'cancel-booking';
      readonly serviceId: string;
      /** Known once its family name is asked for. */
      readonly reference: string | null;
      readonly problem: StatusProblem | null;
      readonly busy: boolean;
    };
    'booking-found': {
      readonly kind: 'booking-found';
      readonly serviceId: string;
      readonly booking: FoundBooking;
      /** As it was typed: it has to be proved again when the booking is cancelled. */
      readonly surname: string;
      readonly problem: 'unreachable' | null;
      readonly busy: boolean;
    };
  }
}

/** From a reference and a family name to the booking, and to its end. */
export type CancelBookingFlow = Flow<
  'cancel-booking' | 'booking-found',
  'booking.find' | 'booking.cancel'
> & {
  readonly services: ServicesOf<'cancel-booking'>;
};

export function createCancelBookingFlow(parts: SessionParts, visit: Visit): CancelBookingFlow {
  const begin = (serviceId: string): PlaceOf<'cancel-booking'> => ({
    kind: 'cancel-booking',
    serviceId,
    reference: null,
    problem: null,
    busy: false,
  });

  function open({ serviceId }: CancelBookingService): Done {
    visit.go(begin(serviceId));
    return done;
  }

  /** First the reference, then the name that opens it. */
  async function find(typed: CallInput<'booking.find'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'cancel-booking' || place.busy) return notNow;
    const wrong = (problem: StatusProblem): Done => {
      visit.go({ ...place, problem, busy: false });
      return done;
    };
    const proof = readProof(place.reference, typed, readReference);
    if (proof.kind === 'bad-input') return wrong('bad-input');
    if (proof.kind === 'reference') {
      visit.go({ ...place, reference: proof.reference, problem: null });
      return done;
    }
    const { reference, surname } = proof;
    const waiting: Place = { ...place, problem: null, busy: true };
    const answer = await askWhileWaiting(parts, visit, waiting, findBooking, { reference, surname });
    if (answer.kind === 'gone') return done;
    if (answer.kind === 'problem') return wrong(answer.problem);
    if (answer.value.kind !== 'found') return wrong(answer.value.kind);
    const { serviceId } = place;
    const { booking } = answer.value;
    visit.go({ kind: 'booking-found', serviceId, booking, surname, problem: null, busy: false });
    return done;
  }

  async function cancel(): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'booking-found' || place.busy || place.booking.state !== 'booked') return notNow;
    const waiting: Place = { ...place, problem: null, busy: true };
    const { surname, booking } = place;
    const known = { reference: booking.reference, surname };
    const answer = await askWhileWaiting(parts, visit, waiting, cancelBooking, known);
    if (answer.kind === 'gone') return done;
    if (answer.kind === 'answered' && 'booking' in answer.value) {
      visit.go({ ...place, booking: answer.value.booking, busy: false });
    } else {
      // Nobody knows whether central heard it; asking again is without effect where it did.
      visit.go({ ...place, problem: 'unreachable', busy: false });
    }
    return done;
  }

  function before(place: PlaceOf<'cancel-booking' | 'booking-found'>): Place | null {
    if (place.busy) return null;
    if (place.kind === 'cancel-booking' && place.reference !== null) return begin(place.serviceId);
    return { kind: 'home' };
  }

  return {
    places: {
      'cancel-booking': { screen: referenceScreen, before },
      'booking-found': {
        screen: ({ booking, problem, busy }) => ({ kind: 'booking-found', booking, problem, busy }),
        before,
      },
    },
    services: { 'cancel-booking': { open, whyNotNow: () => whileReached(parts) } },
    calls: { 'booking.find': find, 'booking.cancel': cancel },
  };
}
