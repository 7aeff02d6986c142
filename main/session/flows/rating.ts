import type { CallInput, Done } from '../../../domain/ipc/index.ts';
import type { KioskEvent } from '../../../domain/journal/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Visit } from '../visit.ts';

/** What a resident thinks of it, at the end. May be changed as long as they are there; kept once, without a trace of who it was. */
export type Rating = Flow<never, 'rating.give'> & {
  /** The session ends: what was said is kept. */
  readonly keep: () => void;
};

export function createRating(parts: Pick<SessionParts, 'note'>, visit: Visit): Rating {
  let said: KioskEvent | null = null;

  function give({ score, reason }: CallInput<'rating.give'>): Done {
    const { screen } = visit.view();
    if (screen.kind !== 'done' && screen.kind !== 'ticket') return notNow;
    const { serviceId } = screen;
    said = { kind: 'rated', serviceId, score, reason, language: visit.language() };
    return done;
  }

  return {
    places: {},
    calls: { 'rating.give': give },
    keep: () => {
      if (said) parts.note(said);
      said = null;
    },
  };
}
