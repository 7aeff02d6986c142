import { z } from 'zod';
import { ApplicationStatus } from '../../domain/application/index.ts';
import { Reference } from '../../domain/reference/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Instant, TownId } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

export const ApplicationRow = z.object({
  townId: z.string(),
  reference: z.string(),
  kioskId: z.string(),
  transactionId: z.string(),
  serviceId: z.string(),
  holderName: z.string(),
  status: ApplicationStatus,
  note: z.string(),
  feeMinor: Amount,
  currency: z.string(),
  submittedAt: Instant,
  changedAt: Instant,
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

export const listApplications = consoleContract({
  name: 'listApplications',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/applications`,
  summary: 'Lists applications: without a status those that wait for a decision, oldest first.',
  reads: ({ status }) => `applications: ${status ?? 'undecided'}`,
  request: z.object({ status: ApplicationStatus.optional() }),
  response: z.object({ applications: z.array(ApplicationRow) }),
});

export const decideApplication = consoleContract({
  name: 'decideApplication',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/applications/decide`,
  summary: 'Sets the status of an application, with a note for the resident. An approval bills its fee.',
  request: z.object({
    townId: TownId.optional(),
    reference: Reference,
    status: ApplicationStatus,
    note: z.string().trim().max(1_000),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    z.object({ kind: z.literal('not-found') }),
    /** Someone else has since decided, or this step cannot follow. */
    z.object({ kind: z.literal('not-next') }),
  ]),
});
