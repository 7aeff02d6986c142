import { lookUpStatus } from '../../../domain/wire/index.ts';
import { decideCase as decideCaseHere, listCases } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { townOf } from '../town/index.ts';
import { decideCase } from './decide-case.ts';
import { listCaseRows } from './list-cases.ts';
import { lookUpCaseStatus } from './look-up-status.ts';

/** What kiosks and the console ask of the applications. */
export function caseRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(lookUpStatus, (input, kiosk) => lookUpCaseStatus(central, kiosk, input));
  people.serve(listCases, async ({ status }, { townId }) => ({
    cases: await listCaseRows(central.db, status, townId),
  }));
  people.serve(decideCaseHere, async ({ townId, ...deciding }, { userName }) =>
    decideCase(central, { ...deciding, townId: await townOf(central, townId) }, userName),
  );
}
