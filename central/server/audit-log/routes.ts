import { listAudit } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { onlyTown } from '../town/index.ts';
import { listAuditRows } from './list-audit.ts';

/** What the console asks of the audit log. */
export function auditRoutes({ people }: Callers, { db }: Central): void {
  people.serve(listAudit, async (input, person) => {
    // Where there are several towns, people of one see what that town's people did.
    const townId = (await onlyTown(db)) === null ? person.townId : null;
    return listAuditRows(db, { ...input, townId });
  });
}
