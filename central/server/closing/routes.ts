import { closeException, decideException, reopenException } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { closeByHand } from './close-exception.ts';
import { decideByHand } from './decide-waiting.ts';
import { reopenByHand } from './reopen-exception.ts';

/** How people end exceptions, confirm what others ask, and open exceptions again. */
export function closingRoutes({ people }: Callers, central: Central): void {
  people.serve(closeException, (input, person) => closeByHand(central, input, person));
  people.serve(decideException, (input, person) => decideByHand(central, input, person));
  people.serve(reopenException, (input, person) => reopenByHand(central, input, person));
}
