import { z } from 'zod';
import { ErrorCondition, TEST_CARDS } from '../../terminal/simulator/index.ts';

const ms = z.int().min(0).max(600_000);
const amountMinor = z.int().min(0).max(1_000_000_000).optional();
const kind = <Kind extends string>(name: Kind) => z.strictObject({ kind: z.literal(name) });

const transactionFault = z.discriminatedUnion('kind', [
  kind('decline').extend({ errorCondition: ErrorCondition, reason: z.string().max(200).optional() }),
  kind('slow').extend({ delayMs: ms }),
  kind('answer-lost'),
  kind('request-lost'),
  kind('late-approval').extend({ afterMs: ms }),
  kind('wrong-reference').extend({ serviceId: z.string().max(10).optional() }),
  kind('wrong-amount').extend({ amountMinor, in: z.enum(['acquirer', 'answer']).optional() }),
  kind('wrong-currency').extend({
    currency: z.string().length(3).optional(),
    in: z.enum(['acquirer', 'answer']).optional(),
  }),
  kind('partial-approval').extend({ amountMinor }),
  kind('doubled-answer'),
  kind('garbled-answer'),
  kind('tampered-answer'),
  kind('power-loss').extend({ at: z.enum(['before-authorisation', 'after-authorisation']) }),
  kind('host-unreachable'),
  kind('reversal-refused'),
  kind('reversal-answer-lost'),
  kind('pan-leak'),
]);

const standingFault = z.discriminatedUnion('kind', [
  kind('offline'),
  kind('status-silent').extend({ times: z.int().min(1).max(1000).optional() }),
  kind('other-ca'),
  kind('other-cn'),
]);

/** `next`: for one coming transaction. `standing`: in place of all that last; [] clears them. */
export const terminalFaultsInput = z.strictObject({
  next: z.array(transactionFault).max(10).optional(),
  standing: z
    .array(z.union([transactionFault, standingFault]))
    .max(10)
    .optional(),
});

const cardNames = Object.keys(TEST_CARDS) as (keyof typeof TEST_CARDS)[];

export const cardInput = z.strictObject({ card: z.enum(cardNames) });
export const pinInput = z.strictObject({ pin: z.enum(['ok', 'wrong']) });
export const switchInput = z.strictObject({ on: z.boolean() });
export const autoCardInput = z.strictObject({
  on: z.boolean(),
  card: z.enum(cardNames).default('contactless'),
});
