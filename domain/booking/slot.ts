import type { LocalTime } from '../form/index.ts';

/** From and to as instants, `until` not included. */
export type Span = { readonly at: Date; readonly until: Date };

/** A slot of a day: its local beginning names it. */
export type Slot = Span & { readonly starts: LocalTime };

/** What is taken already. */
export type TakenSpan = Span & { readonly unitId: string };
