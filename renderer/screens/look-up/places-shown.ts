import {
  type Holiday,
  metresBetween,
  type OpeningHours,
  openAt,
  type Place,
  type Position,
} from '../../../domain/content/index.ts';

/** In the place of a kind: the places that are open now, of whatever kind. */
export const OPEN_NOW = 'open-now';

type At = {
  /** The town's date and time now. */
  readonly now: string;
  readonly holidays: readonly Holiday[];
  /** Where the kiosk stands; null where that is not known. */
  readonly standsAt: Position | null;
  readonly byName: (one: Place, other: Place) => number;
};

/** The places of a kind, those that are open now, or all (null); the nearest first, else by their names. */
export function placesShown(places: readonly Place[], chosen: string | null, at: At): readonly Place[] {
  const { now, holidays, standsAt, byName } = at;
  const isOpen = (hours: OpeningHours | undefined): boolean =>
    hours !== undefined && openAt(hours, holidays, now).kind === 'open';
  const wanted = places.filter(
    ({ kind, hours }) => chosen === null || (chosen === OPEN_NOW ? isOpen(hours) : kind === chosen),
  );
  const order = (one: Place, other: Place): number =>
    standsAt === null
      ? byName(one, other)
      : metresBetween(standsAt, one.position) - metresBetween(standsAt, other.position);
  return wanted.toSorted((one, other) => order(one, other) || byName(one, other));
}
