import { storable } from '../../../domain/text/index.ts';
import { Open311Refusal } from './refusal.ts';

const MOST_PARAMETERS = 120;

/** A form's parameters: the first of each name, and all of each. */
export type Form = {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  readonly names: readonly string[];
};

/** Reads a body of the type `application/x-www-form-urlencoded`. */
export function readForm(body: string): Form {
  const sent = [...new URLSearchParams(body)].map(([name, value]) => [storable(name), storable(value)]);
  const parameters = new URLSearchParams(sent);
  if (parameters.size > MOST_PARAMETERS) throw new Open311Refusal(400, 'too many parameters');
  return {
    one: (name) => parameters.get(name)?.trim() || undefined,
    all: (name) => parameters.getAll(name),
    names: [...new Set(parameters.keys())],
  };
}
