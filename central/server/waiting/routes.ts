import { readWaiting } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { countWaiting } from './count-waiting.ts';

/** What the console asks so that it can say what waits. */
export function waitingRoutes({ people }: Callers, central: Central): void {
  people.serve(readWaiting, async (_input, person) => ({ waiting: await countWaiting(central, person) }));
}
