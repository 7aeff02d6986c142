import { closeException } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { closeByHand } from './close-exception.ts';

/** How people end exceptions. */
export function closingRoutes({ people }: Callers, central: Central): void {
  people.serve(closeException, (input, person) => closeByHand(central, input, person));
}
