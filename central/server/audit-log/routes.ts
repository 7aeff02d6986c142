import { listAudit } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listAuditRows } from './list-audit.ts';

/** What the console asks of the audit log. */
export function auditRoutes({ people }: Callers, { db }: Central): void {
  people.serve(listAudit, (input) => listAuditRows(db, input));
}
