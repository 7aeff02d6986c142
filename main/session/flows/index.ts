import type { Answering, NotNow, SessionCallName } from '../../../domain/ipc/index.ts';
import type { PlacesOf, ServiceKind, ServicesOf } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place } from '../place.ts';
import type { Visit } from '../visit.ts';
import { type BillFlow, createBillFlow } from './bills/index.ts';
import { createCancelBookingFlow } from './cancel-booking.ts';
import { createCollectionFlow } from './collection.ts';
import { createFormFlow } from './forms/index.ts';
import { createLookUpFlow, type LookUpFlow } from './look-up.ts';
import { createMoneyFlow } from './money/index.ts';
import { createQueueFlow } from './queue.ts';
import { createRating, type Rating } from './rating.ts';
import { createStartFlow } from './start.ts';
import { createStatusFlow } from './status.ts';

/** What the session itself answers: it is no flow's subject. */
type OwnCall = 'session.touched' | 'session.heard' | 'session.openService' | 'session.back' | 'session.end';

/** Everything that residents can do at the screen. */
export type Flows = {
  readonly places: PlacesOf<Place['kind']>;
  readonly services: ServicesOf<ServiceKind>;
  readonly calls: Omit<Answering<SessionCallName>, OwnCall>;
  /** Hears the scanner and the card reader. */
  readonly bills: BillFlow;
  readonly lookUps: LookUpFlow;
  readonly rating: Rating;
};

/** What the session knows of the screen that shows now. */
export type OfSession = {
  readonly missing: () => NotNow;
  readonly waits: () => boolean;
};

/** Makes the flow of each subject and puts together what they know: the compiler finds a kind of place or service and a call that none of them answers. */
export function createFlows(parts: SessionParts, visit: Visit, { missing, waits }: OfSession): Flows {
  const bills = createBillFlow(parts, visit);
  const forms = createFormFlow(parts, visit);
  const statuses = createStatusFlow(parts, visit, bills);
  const cancels = createCancelBookingFlow(parts, visit);
  const collections = createCollectionFlow(parts, visit);
  const queues = createQueueFlow(parts, visit);
  const money = createMoneyFlow(parts, visit, { ...bills.subjects, ...forms.subjects });
  const lookUps = createLookUpFlow(parts, visit, missing);
  const start = createStartFlow(parts, visit, { notNow: missing, waits });
  const rating = createRating(parts, visit);
  return {
    places: {
      ...start.places,
      ...lookUps.places,
      ...bills.places,
      ...forms.places,
      ...statuses.places,
      ...cancels.places,
      ...collections.places,
      ...queues.places,
      ...money.places,
    },
    services: {
      ...bills.services,
      ...forms.services,
      ...statuses.services,
      ...cancels.services,
      ...collections.services,
      ...queues.services,
    },
    calls: {
      ...start.calls,
      ...lookUps.calls,
      ...bills.calls,
      ...forms.calls,
      ...statuses.calls,
      ...cancels.calls,
      ...collections.calls,
      ...queues.calls,
      ...money.calls,
      ...rating.calls,
    },
    bills,
    lookUps,
    rating,
  };
}
