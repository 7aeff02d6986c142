import type { Position } from '../../../domain/content/index.ts';
import { normalised } from '../../search/index.ts';

/** A street or a place of the town. */
export type KnownPlace = { readonly name: string; readonly position: Position | null };

const MOST = 2;

/** What is probably being typed: names of which a word begins so, those that begin so themselves first. Nothing once it stands there whole. */
export function suggestedPlaces(known: readonly KnownPlace[], typed: string): readonly KnownPlace[] {
  const wanted = normalised(typed).trim();
  if (wanted === '') return [];
  const found = known
    .map((place) => ({ place, name: normalised(place.name) }))
    .filter(({ name }) => name !== wanted && (name.startsWith(wanted) || name.includes(` ${wanted}`)));
  const first = found.filter(({ name }) => name.startsWith(wanted));
  const others = found.filter(({ name }) => !name.startsWith(wanted));
  return [...first, ...others].slice(0, MOST).map(({ place }) => place);
}
