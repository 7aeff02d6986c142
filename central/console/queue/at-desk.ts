import type { z } from 'zod';
import { type DeskAction, stateAfter } from '../../../domain/queue/index.ts';
import type { listQueues, TicketRow } from '../../wire/index.ts';

export type Ticket = z.infer<typeof TicketRow>;
export type Queues = z.infer<typeof listQueues.response>;

/** The desks of all queues, each once, as their signs are counted. */
export function desksOf({ queues }: Queues): readonly string[] {
  const all = new Set(queues.flatMap(({ desks }) => desks));
  return [...all].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The number that is called to a desk, or served there; null when the desk is free. */
export const ticketAt = ({ called }: Queues, desk: string): Ticket | null =>
  called.find((one) => one.desk === desk && (one.state === 'called' || one.state === 'serving')) ?? null;

const ORDER: readonly DeskAction[] = ['here', 'call-again', 'served', 'no-show'];

/** What can be said of a number now, the likeliest first. */
export const actionsFor = ({ state }: Ticket): readonly DeskAction[] =>
  ORDER.filter((action) => stateAfter(state, action) !== null);
