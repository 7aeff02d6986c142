import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { cursor, Instant, limit } from './fields.ts';
import type { Role } from './role.ts';

/** One change that a person, a kiosk or central itself made. */
export const AuditRow = z.object({
  auditId: z.int(),
  at: Instant,
  /** A user name, `central`, a command of the command line, or `kiosk:` with its code. */
  actor: z.string(),
  /** The program's own word, such as `start-rollout`. */
  action: z.string(),
  /** What was changed: a reference, a version, a kiosk's code, a user name. */
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** What the audit log is narrowed to; all of it has to fit. */
export const AuditFilter = z.object({
  /** A part of who, of what was done or of what was changed. */
  search: z.string().max(80).optional(),
  /** Exactly this one: a user name, `central`, a command of the command line, `token` and its name. */
  actor: z.string().max(80).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});

const READ_AUDIT: readonly Role[] = ['it', 'administrator', 'auditor'];

export const listAudit = consoleContract({
  name: 'listAudit',
  roles: READ_AUDIT,
  method: 'GET',
  path: `${CONSOLE_PATH}/audit`,
  summary: 'The audit log, newest first: who changed what, and when.',
  request: AuditFilter.extend({ after: cursor, limit }),
  response: z.object({ records: z.array(AuditRow), next: z.string().nullable() }),
});

export const exportAudit = consoleContract({
  name: 'exportAudit',
  roles: READ_AUDIT,
  method: 'GET',
  path: `${CONSOLE_PATH}/audit/export`,
  summary: 'Exactly the records of the audit log that fit, newest first, with their hashes, as a CSV file.',
  answers: 'text/csv',
  request: AuditFilter,
  response: z.string(),
});
