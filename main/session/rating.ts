import type { CallInput, Done } from '../../domain/ipc/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import type { SessionParts } from './parts.ts';
import type { Visit } from './visit.ts';

/** What a resident thinks of it, at the end. May be changed as long as they are there; kept once, without a trace of who it was. */
export type Rating = {
  readonly give: (given: CallInput<'rating.give'>) => Done;
  /** The session ends: what was said is kept. */
  readonly keep: () => void;
};

export function createRating(parts: Pick<SessionParts, 'note'>, visit: Visit): Rating {
  let said: KioskEvent | null = null;
  return {
    give: ({ score, reason }) => {
      const { screen } = visit.view();
      if (screen.kind !== 'done' && screen.kind !== 'ticket') return { kind: 'not-now' };
      const { serviceId } = screen;
      said = { kind: 'rated', serviceId, score, reason, language: visit.language() };
      return { kind: 'done' };
    },
    keep: () => {
      if (said) parts.note(said);
      said = null;
    },
  };
}
