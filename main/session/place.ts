/**
 * Where a session can be, by kind. Each flow adds its own places to it, beside the code that knows them, so that a new subject edits
 * no list of places.
 */
// biome-ignore lint/suspicious/noEmptyInterface: every flow adds to it
export interface Places {}
export type Place = Places[keyof Places];
export type PlaceOf<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>;

/** What a review shows and a payment is for, by kind: added to in the same way. */
// biome-ignore lint/suspicious/noEmptyInterface: every flow that asks for money adds to it
export interface Subjects {}
export type Subject = Subjects[keyof Subjects];
export type SubjectOf<Kind extends Subject['kind']> = Extract<Subject, { kind: Kind }>;

/** Whether a service can be opened from here: from the home screen, and from what leads to it. */
export const leadsToServices = (place: Place): boolean =>
  place.kind === 'home' || (place.kind === 'look-up' && place.taken?.outcome !== 'working');
