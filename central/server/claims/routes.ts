import { claimException, giveBackException } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { claimByHand, giveBackByHand } from './claim-exception.ts';

/** How people say that they are on an exception. */
export function claimRoutes({ people }: Callers, central: Central): void {
  people.serve(claimException, (input, person) => claimByHand(central, input, person));
  people.serve(giveBackException, (input, person) => giveBackByHand(central, input, person));
}
