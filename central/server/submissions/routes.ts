import { holdSubmission } from '../../../domain/wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { holdForSubmission } from './hold-submission.ts';

/** What kiosks ask before something is submitted. */
export function submissionRoutes({ kiosks }: Callers, central: Central): void {
  kiosks.serve(holdSubmission, (input, kiosk) => holdForSubmission(central, kiosk, input));
}
