import { z } from 'zod';
import { CaseReference, CaseStatus } from '../../domain/case/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Instant, TownId } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

export const CaseRow = z.object({
  townId: z.string(),
  reference: z.string(),
  kioskId: z.string(),
  transactionId: z.string(),
  serviceId: z.string(),
  holderName: z.string(),
  status: CaseStatus,
  note: z.string(),
  feeMinor: Amount,
  currency: z.string(),
  submittedAt: Instant,
  changedAt: Instant,
});
export type CaseRow = z.infer<typeof CaseRow>;

export const listCases = consoleContract({
  name: 'listCases',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/cases`,
  summary: 'Lists applications: without a status those that wait for a decision, oldest first.',
  reads: ({ status }) => `applications: ${status ?? 'undecided'}`,
  request: z.object({ status: CaseStatus.optional() }),
  response: z.object({ cases: z.array(CaseRow) }),
});

export const decideCase = consoleContract({
  name: 'decideCase',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/cases/decide`,
  summary: 'Sets the status of an application, with a note for the resident. An approval bills its fee.',
  request: z.object({
    townId: TownId.optional(),
    reference: CaseReference,
    status: CaseStatus,
    note: z.string().trim().max(1_000),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    z.object({ kind: z.literal('not-found') }),
    /** Someone else has since decided, or this step cannot follow. */
    z.object({ kind: z.literal('not-next') }),
  ]),
});
