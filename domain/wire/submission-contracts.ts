import { z } from 'zod';
import { Answers } from '../form/index.ts';
import { PositiveMoney } from '../money/index.ts';
import { TransactionId } from '../transaction/index.ts';
import { contract } from './contract.ts';

export const holdSubmission = contract({
  name: 'holdSubmission',
  method: 'POST',
  path: '/api/kiosk/v1/submissions/hold',
  summary:
    'Checks the answers to a service by the town’s own rules, and their price, before any money moves; repeating the request has no effect.',
  request: z.object({
    transactionId: TransactionId,
    serviceId: z.string().max(60),
    answers: Answers,
    /** What the kiosk computed; null when it is free of charge. */
    total: PositiveMoney.nullable(),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('held'), holdId: z.string().min(1).max(80) }),
    z.object({
      kind: z.literal('refused'),
      reason: z.enum(['not-valid', 'amount-changed', 'not-found', 'slot-taken']),
    }),
  ]),
});
