import { z } from 'zod';
import { ApplicationStatus } from '../application/index.ts';
import { PositiveMoney } from '../money/index.ts';
import { AskedReference, Reference } from '../reference/index.ts';
import { LocalizedText } from '../text/index.ts';
import { contract } from './contract.ts';

/** What a resident reads about an application, a report or whatever else the town works on. */
export const FoundStatus = z.object({
  reference: Reference,
  serviceId: z.string().max(60),
  /** What it is about where the service does not say it, e.g. the kind of problem that was reported. */
  title: LocalizedText.nullable(),
  status: ApplicationStatus,
  /** What the clerk wrote for the resident; empty when there is none. */
  note: z.string().max(1_000),
  submittedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** What is to be paid now that it is approved; null when nothing is due. */
  owed: PositiveMoney.nullable(),
});
export type FoundStatus = z.infer<typeof FoundStatus>;

export const lookUpStatus = contract({
  name: 'lookUpStatus',
  method: 'POST',
  path: '/api/kiosk/v1/status',
  summary: 'Returns the status of an application (reference and family name) or a report (reference).',
  request: z.object({ reference: AskedReference, surname: z.string().max(100).nullable() }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), found: FoundStatus }),
    /** What has this reference is shown only to a resident who knows the family name, too. */
    z.object({ kind: z.literal('surname-needed') }),
    /** No such reference, or the name does not fit: nobody can tell which. */
    z.object({ kind: z.literal('not-found') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
