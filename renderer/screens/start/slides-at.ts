import {
  announcementsOn,
  type Content,
  eventsOf,
  metresBetween,
  openAt,
  type Place,
  type Position,
  type TownEvent,
} from '../../../domain/content/index.ts';
import type { LocalizedText } from '../../../domain/text/index.ts';
import { addDays } from '../../../domain/time/index.ts';

/** Something worth knowing now. */
export type Slide =
  | { readonly kind: 'urgent'; readonly title: LocalizedText }
  | { readonly kind: 'event'; readonly is: TownEvent; readonly isToday: boolean }
  | { readonly kind: 'open'; readonly is: Place };

/** Of what comes later nobody stands at the kiosk for. */
const DAYS_AHEAD = 14;

/** Up to three things: the urgent notice, the next event, and the nearest place that is open and closes today. */
export function slidesAt(content: Content, now: string, standsAt: Position | null): readonly Slide[] {
  const today = now.slice(0, 10);
  const urgent = announcementsOn(content.announcements, today).find((one) => one.urgent);
  const next = eventsOf(content.events, today, addDays(today, DAYS_AHEAD)).find(({ ends }) => ends > now);
  const open = inOrder(content.places, standsAt).find(({ hours }) => {
    const state = hours && openAt(hours, content.holidays, now);
    return state?.kind === 'open' && state.closes?.day === today;
  });
  const slides: (Slide | null)[] = [
    urgent ? { kind: 'urgent', title: urgent.title } : null,
    next ? { kind: 'event', is: next, isToday: next.starts.slice(0, 10) <= today } : null,
    open ? { kind: 'open', is: open } : null,
  ];
  return slides.filter((slide) => slide !== null);
}

/** The nearest to the kiosk first, where it is known where that stands. */
const inOrder = (places: readonly Place[], standsAt: Position | null): readonly Place[] =>
  standsAt === null
    ? places
    : [...places].sort(
        (one, other) => metresBetween(standsAt, one.position) - metresBetween(standsAt, other.position),
      );
