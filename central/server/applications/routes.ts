import { lookUpStatus } from '../../../domain/wire/index.ts';
import { decideCase, listCases } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { townOf } from '../town/index.ts';
import { decideApplication } from './decide-application.ts';
import { listApplicationRows } from './list-applications.ts';
import { lookUpApplicationStatus } from './look-up-status.ts';

/** What kiosks and the console ask of the applications. */
export function applicationRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(lookUpStatus, (input, kiosk) => lookUpApplicationStatus(central, kiosk, input));
  people.serve(listCases, async ({ status }, { townId }) => ({
    cases: await listApplicationRows(central.db, status, townId),
  }));
  people.serve(decideCase, async ({ townId, ...deciding }, { userName }) =>
    decideApplication(central, { ...deciding, townId: await townOf(central, townId) }, userName),
  );
}
