import { listQueues } from '../../wire/index.ts';
import { type Reading, useAnswer } from '../api/index.ts';
import type { Queues } from './at-desk.ts';

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 3_000;

/** The queues as they are now, read again and again while the page shows. */
export const useQueues = (): Reading<Queues> => useAnswer(listQueues, {}, { lookEveryMs: LOOK_EVERY_MS });
