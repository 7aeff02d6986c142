import { exportAudit, listAudit } from '../../wire/index.ts';
import type { Callers, Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { logError } from '../http/index.ts';
import { onlyTown } from '../town/index.ts';
import { exportAudit as exportFound } from './export-audit.ts';
import { listAuditRows } from './list-audit.ts';

/** What the console asks of the audit log. */
export function auditRoutes({ people }: Callers, { db, now }: Central): void {
  // Where there are several towns, people of one see what that town's people did.
  const seenBy = async (person: Person): Promise<string | null> =>
    (await onlyTown(db)) === null ? person.townId : null;
  people.serve(listAudit, async (input, person) =>
    listAuditRows(db, { ...input, townId: await seenBy(person) }),
  );
  people.serveFile(exportAudit, 'audit-log.csv', async (input, person, { log }) => {
    const { userName: actor } = person;
    await writeAudit(db, now(), { actor, action: 'export-audit-log', subject: 'audit log' });
    const filter = { ...input, townId: await seenBy(person) };
    return exportFound(db, filter, (error) => logError(log, 'export-failed', error));
  });
}
