import { z } from 'zod';
import { AnswerProblem, Answers } from '../../domain/form/index.ts';
import { LocalizedText } from '../../domain/text/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Finding, TRANSACTION } from './fields.ts';
import { ACT_FOR_RESIDENTS } from './role.ts';

/**
 * Why a refused submission cannot be accepted with corrected answers. `erased`: what the resident answered is over its retention time.
 * `unknown-service`: the town has this service no more.
 */
const NoCorrection = z.enum(['erased', 'unknown-service']);

export const readCorrection = consoleContract({
  name: 'readCorrection',
  roles: ACT_FOR_RESIDENTS,
  method: 'GET',
  path: `${CONSOLE_PATH}/exceptions/correction`,
  summary:
    'The questions of a submission that central refused, what the resident answered, and what is wrong.',
  reads: ({ transactionId }) => `answers of ${transactionId}`,
  request: z.object(TRANSACTION),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('questions'),
      reference: z.string(),
      title: LocalizedText,
      /** As the town's folder has them: `FormPage` reads them. Their conditions hold conditions, which OpenAPI would not show well. */
      pages: z.array(z.looseObject({ pageId: z.string() })),
      answers: Answers,
      problems: z.array(AnswerProblem),
      /** What central noted of the refusal: it is named again when it is accepted. */
      detail: z.string(),
      currency: z.string(),
      /** The town's own language: what has no English is shown in it. */
      language: z.string(),
    }),
    z.object({ kind: z.literal('cannot'), why: NoCorrection }),
    /** It is settled, or there is no such exception. */
    z.object({ kind: z.literal('over') }),
  ]),
});

export const correctSubmission = consoleContract({
  name: 'correctSubmission',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/correct`,
  summary:
    'Accepts a submission that central refused, with answers that a person corrected: they are checked by the kiosk’s own rules, and stand beside the resident’s. Of two at once one does.',
  request: z.object({
    ...TRANSACTION,
    /** What central noted of it when it was read: it may be about something else by now. */
    detail: z.string().max(400),
    answers: Answers,
    finding: Finding,
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted') }),
    z.object({ kind: z.literal('wrong'), problems: z.array(AnswerProblem) }),
    /** `amount-changed`: with these answers it would cost something. `slot-taken`: someone else has that time by now. */
    z.object({
      kind: z.literal('cannot'),
      why: z.enum([...NoCorrection.options, 'amount-changed', 'slot-taken']),
    }),
    z.object({ kind: z.literal('meanwhile'), by: z.string().nullable() }),
  ]),
});
