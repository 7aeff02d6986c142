import { correctSubmission, readCorrection } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { correctByHand } from './correct-submission.ts';
import { readForCorrection } from './read-refused.ts';

/** Answers have drawn signatures among them. */
const bodyLimit = 512 * 1024;

/** How people accept what central refused, with corrected answers. */
export function correctionRoutes({ people }: Callers, central: Central): void {
  people.serve(readCorrection, (input) => readForCorrection(central.db, input));
  people.serve(correctSubmission, (input, person) => correctByHand(central, input, person), { bodyLimit });
}
