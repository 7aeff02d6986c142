import { type CollectionService, nextCollections } from '../../../domain/collection/index.ts';
import type { CallInput, Done, ScreenOf } from '../../../domain/ipc/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow, ServicesOf } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { PlaceOf } from '../place.ts';
import type { Visit } from '../visit.ts';

declare module '../place.ts' {
  interface Places {
    'collection-rounds': { readonly kind: 'collection-rounds'; readonly serviceId: string };
    'collection-days': {
      readonly kind: 'collection-days';
      readonly serviceId: string;
      readonly roundId: string;
    };
  }
}

/** From the street to the days on which refuse is collected there. Nothing is begun for it: it is only read. */
export type CollectionFlow = Flow<'collection-rounds' | 'collection-days', 'collection.choose'> & {
  readonly services: ServicesOf<'collection'>;
};

export function createCollectionFlow(
  parts: Pick<SessionParts, 'town' | 'now'>,
  visit: Pick<Visit, 'place' | 'go'>,
): CollectionFlow {
  const serviceOf = (serviceId: string): CollectionService | null => {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    return service?.kind === 'collection' ? service : null;
  };

  function open({ serviceId }: CollectionService): Done {
    visit.go({ kind: 'collection-rounds', serviceId });
    return done;
  }

  function choose({ roundId }: CallInput<'collection.choose'>): Done {
    const place = visit.place();
    if (place.kind !== 'collection-rounds') return notNow;
    const { serviceId } = place;
    if (!serviceOf(serviceId)?.rounds.some((round) => round.roundId === roundId)) return notNow;
    visit.go({ kind: 'collection-days', serviceId, roundId });
    return done;
  }

  function daysScreen({ serviceId, roundId }: PlaceOf<'collection-days'>): ScreenOf<'collection-days'> {
    const service = serviceOf(serviceId);
    const round = service?.rounds.find((one) => one.roundId === roundId);
    const today = dayIn(parts.town.definition.timeZone, parts.now());
    const next = service && round ? nextCollections(round, service.moved, today) : [];
    return {
      kind: 'collection-days',
      serviceId,
      roundId,
      next: next.map(({ title, days }) => ({ title, days: [...days] })),
    };
  }

  return {
    places: {
      'collection-rounds': { screen: (place) => place, before: () => ({ kind: 'home' }) },
      'collection-days': {
        screen: daysScreen,
        before: ({ serviceId }) => ({ kind: 'collection-rounds', serviceId }),
      },
    },
    services: { collection: { open, whyNotNow: () => null } },
    calls: { 'collection.choose': choose },
  };
}
