import type { z } from 'zod';
import { readWaiting } from '../../wire/index.ts';
import { type Reading, useAnswer } from '../api/index.ts';

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 20_000;

/** What waits for people, read again and again: for the counters of the navigation and the page of today. */
export const useWaiting = (): Reading<z.infer<typeof readWaiting.response>> =>
  useAnswer(readWaiting, {}, { lookEveryMs: LOOK_EVERY_MS });
