import { lookUpStatus } from '../../../domain/wire/index.ts';
import { decideApplication, listApplications } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { townOf } from '../town/index.ts';
import { listApplicationRows } from './list-applications.ts';
import { lookUpApplicationStatus } from './look-up-status.ts';
import { storeDecision } from './store-decision.ts';

/** What kiosks and the console ask of the applications. */
export function applicationRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(lookUpStatus, (input, kiosk) => lookUpApplicationStatus(central, kiosk, input));
  people.serve(listApplications, async ({ status }, { townId }) => ({
    applications: await listApplicationRows(central.db, status, townId),
  }));
  people.serve(decideApplication, async ({ townId, ...deciding }, { userName }) =>
    storeDecision(central, { ...deciding, townId: await townOf(central, townId) }, userName),
  );
}
