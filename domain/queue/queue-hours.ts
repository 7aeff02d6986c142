import { type Holiday, openAt } from '../content/index.ts';
import { localTimeIn } from '../time/index.ts';
import type { QueueDefinition } from './queue-definition.ts';

/** Whether numbers of a queue are given out at an instant, by the town's clocks and its holidays. */
export const givesNumbers = (
  { hours }: Pick<QueueDefinition, 'hours'>,
  holidays: readonly Holiday[],
  timeZone: string,
  at: Date,
): boolean => hours === undefined || openAt(hours, holidays, localTimeIn(timeZone, at)).kind === 'open';
