import { z } from 'zod';
import { LocalizedText } from '../../domain/text/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, timeCursor } from './fields.ts';
import { ACT_FOR_RESIDENTS, EVERYBODY, SEE_MONEY } from './role.ts';

const PATH = `${CONSOLE_PATH}/reports`;

export const ReportStatus = z.enum(['open', 'closed']);
/** How far a report is on its way to an outside endpoint; `none`: it stays here. */
export const ForwardState = z.enum(['none', 'queued', 'sent', 'ended', 'failed']);
const one = { townId: z.string().max(60), requestId: z.string().min(1).max(80) };

export const ReportSummary = z.object({
  townId: z.string(),
  requestId: z.string(),
  serviceCode: z.string(),
  title: LocalizedText,
  address: z.string().nullable(),
  status: ReportStatus,
  /** Where it came from. */
  source: z.enum(['kiosk', 'program']),
  forward: ForwardState,
  requestedAt: Instant,
  updatedAt: Instant,
});

export const listReports = consoleContract({
  name: 'listReports',
  roles: EVERYBODY,
  method: 'GET',
  path: PATH,
  summary: 'Lists reports of problems, newest first, without the reporters.',
  request: z.object({
    status: ReportStatus.optional(),
    forward: ForwardState.optional(),
    reference: z.string().max(80).optional(),
    after: timeCursor,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ reports: z.array(ReportSummary), next: z.string().nullable() }),
});

export const readReport = consoleContract({
  name: 'readReport',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/one`,
  summary: 'One report of a problem, with the reporter’s contact details.',
  reads: ({ requestId }) => requestId,
  request: z.object(one),
  response: z.object({
    report: ReportSummary,
    description: z.string(),
    /** In degrees (WGS 84). */
    position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    answers: z.array(z.object({ label: z.string(), value: z.string() })),
    contact: z
      .object({
        firstName: z.string().optional(),
        lastName: z.string().optional(),
        email: z.string().optional(),
        phone: z.string().optional(),
      })
      .nullable(),
    /** Addresses of pictures elsewhere, as the sender gave them. */
    pictures: z.array(z.string()),
    /** How many photos came with it. */
    photos: z.int(),
    notes: z.string(),
    /** The kiosk's transaction that it came with. */
    transaction: z.object({ kioskId: z.string(), transactionId: z.string() }).nullable(),
    /** The program that sent it. */
    program: z.string().nullable(),
    outside: z
      .object({
        requestId: z.string().nullable(),
        status: z.string().nullable(),
        notes: z.string().nullable(),
        tries: z.int(),
        problem: z.string().nullable(),
      })
      .nullable(),
  }),
});
export const readReportPhoto = consoleContract({
  name: 'readReportPhoto',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${PATH}/photo`,
  summary: 'One photo of a report, without metadata.',
  reads: ({ requestId }) => requestId,
  request: z.object({ ...one, at: z.coerce.number().int().min(0).max(99) }),
  response: z.object({ type: z.enum(['image/jpeg', 'image/png']), base64: z.base64() }),
});

export type ReportDetails = z.infer<typeof readReport.response>;

export const changeReport = consoleContract({
  name: 'changeReport',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/change`,
  summary: 'Sets the status of a report and its public note.',
  request: z.object({
    ...one,
    status: ReportStatus,
    notes: z.string().trim().max(1_000),
    /** When it was changed last, as the clerk saw it. */
    seenAt: Instant,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    z.object({ kind: z.literal('not-found') }),
    /** Someone else, or the outside endpoint, has changed it since. */
    z.object({ kind: z.literal('changed-meanwhile') }),
  ]),
});
