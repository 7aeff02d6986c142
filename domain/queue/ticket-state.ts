import { z } from 'zod';

/**
 * Where a number stands at central. `offered`: given to a kiosk that has not said yet that a resident took it. A number is
 * called, perhaps again; who comes is served; then it is over.
 */
export const TicketState = z.enum(['offered', 'waiting', 'called', 'serving', 'done', 'no-show']);
export type TicketState = z.infer<typeof TicketState>;

/** What a clerk says about the number at the desk. */
export const DeskAction = z.enum(['call-again', 'here', 'served', 'no-show']);
export type DeskAction = z.infer<typeof DeskAction>;

const AFTER: Readonly<
  Record<DeskAction, { readonly from: readonly TicketState[]; readonly to: TicketState }>
> = {
  'call-again': { from: ['called'], to: 'called' },
  here: { from: ['called'], to: 'serving' },
  served: { from: ['called', 'serving'], to: 'done' },
  'no-show': { from: ['called'], to: 'no-show' },
};

/** The state after a clerk's word; null when it cannot be said of a number in this state. */
export const stateAfter = (state: TicketState, action: DeskAction): TicketState | null =>
  AFTER[action].from.includes(state) ? AFTER[action].to : null;
