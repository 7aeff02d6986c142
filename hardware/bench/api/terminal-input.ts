import { z } from 'zod';
import { ErrorCondition, TEST_CARDS } from '../../terminal/nexo/simulator/index.ts';

const ms = z.int().min(0).max(600_000);
const amountMinor = z.int().min(0).max(1_000_000_000).optional();
const kind = <Kind extends string>(name: Kind) => z.strictObject({ kind: z.literal(name) });

const memory = z.enum(['kept', 'lost']);

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
  kind('answer-withheld'),
  kind('wrong-terminal').extend({ poiId: z.string().max(50).optional() }),
  kind('wrong-kiosk').extend({ saleId: z.string().max(50).optional() }),
  kind('wrong-category').extend({ category: z.string().max(40).optional() }),
  kind('wrong-transaction').extend({ transactionId: z.string().max(100).optional() }),
  kind('done-though-denied').extend({ errorCondition: ErrorCondition.optional(), afterMs: ms.optional() }),
  kind('late-charge').extend({ afterMs: ms, forgotten: z.boolean().optional() }),
  kind('partial-reversal').extend({ amountMinor, said: z.enum(['partial', 'success']).optional() }),
  kind('power-loss').extend({
    at: z.enum(['before-authorisation', 'after-authorisation']),
    memory: memory.optional(),
  }),
  kind('host-unreachable'),
  kind('reversal-refused'),
  kind('reversal-answer-lost'),
  kind('pan-leak'),
]);

const times = z.int().min(1).max(1000).optional();

const standingFault = z.discriminatedUnion('kind', [
  kind('offline'),
  kind('status-silent').extend({ times }),
  kind('status-forgets').extend({ times }),
  kind('status-in-progress').extend({ times }),
  kind('status-garbled').extend({ times }),
  kind('status-other-tender').extend({ times }),
  kind('status-other-amount').extend({
    amountMinor,
    currency: z.string().length(3).optional(),
    partial: z.boolean().optional(),
    times,
  }),
  kind('other-ca'),
  kind('other-cn'),
]);

/** `next`: for one coming payment, `nextReversal` for one coming reversal. `standing`: in place of all that last; [] clears them. */
export const terminalFaultsInput = z.strictObject({
  next: z.array(transactionFault).max(10).optional(),
  nextReversal: z.array(transactionFault).max(10).optional(),
  standing: z
    .array(z.union([transactionFault, standingFault]))
    .max(10)
    .optional(),
});

const cardNames = Object.keys(TEST_CARDS) as (keyof typeof TEST_CARDS)[];

export const cardInput = z.strictObject({ card: z.enum(cardNames) });
export const pinInput = z.strictObject({ pin: z.enum(['ok', 'wrong']) });
/** `memory`: what the terminal remembers when it is switched on again. */
export const powerInput = z.strictObject({ on: z.boolean(), memory: memory.default('kept') });
export const autoCardInput = z.strictObject({
  on: z.boolean(),
  card: z.enum(cardNames).default('contactless'),
});
