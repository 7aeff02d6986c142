import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { cursor, Instant, limit } from './fields.ts';

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

export const listAudit = consoleContract({
  name: 'listAudit',
  roles: ['it', 'administrator', 'auditor'],
  method: 'GET',
  path: `${CONSOLE_PATH}/audit`,
  summary: 'The audit log, newest first: who changed what, and when.',
  request: z.object({
    /** A part of who, of what was done or of what was changed. */
    search: z.string().max(80).optional(),
    after: cursor,
    limit,
  }),
  response: z.object({ records: z.array(AuditRow), next: z.string().nullable() }),
});
