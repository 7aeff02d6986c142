import { z } from 'zod';
import { FoundStatus } from '../wire/index.ts';
import { Done, nothing } from './done.ts';
import { referenceQuestion, TypedReference } from './reference-question.ts';

/** Why looking up what has a reference did not lead on. */
export const StatusProblem = z.enum(['bad-input', 'not-found', 'throttled', 'unreachable']);
export type StatusProblem = z.infer<typeof StatusProblem>;

export const statusScreens = [
  /** Asks for a reference and, for an application, for the family name. */
  z.object({ kind: z.literal('status'), problem: StatusProblem.nullable(), ...referenceQuestion }),
  /** How far the town is. */
  z.object({ kind: z.literal('status-found'), found: FoundStatus, canPay: z.boolean() }),
] as const;

export const statusCalls = {
  'status.ask': { input: TypedReference, output: Done },
  /** Pays what is owed now that an application was approved. */
  'status.pay': { input: nothing, output: Done },
};
