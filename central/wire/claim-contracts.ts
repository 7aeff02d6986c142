import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { ExceptionClaim } from './exception-contracts.ts';
import { WHICH_EXCEPTION } from './exception-ways.ts';
import { ACT_FOR_RESIDENTS } from './role.ts';

/** It is settled, or there is no such exception. */
const Over = z.object({ kind: z.literal('over') });

export const claimException = consoleContract({
  name: 'claimException',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/claim`,
  summary:
    'Says that the person who asks is on an exception, for four hours; asked again, it begins anew. Of two at once one is.',
  request: z.object({
    ...WHICH_EXCEPTION,
    /** Whose it was when it was read, to take it over; null: no one’s. */
    from: z.string().max(200).nullable(),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('claimed'), claim: ExceptionClaim }),
    /** Someone else is on it: not the one from whom it was to be taken over. */
    z.object({ kind: z.literal('held'), claim: ExceptionClaim }),
    Over,
  ]),
});

export const giveBackException = consoleContract({
  name: 'giveBackException',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/give-back`,
  summary: 'Says that the person who asks is not on an exception any more: it is no one’s.',
  request: z.object(WHICH_EXCEPTION),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('given-back') }),
    /** Someone else has taken it over, or no one is on it any more. */
    z.object({ kind: z.literal('not-yours'), by: z.string().nullable() }),
    Over,
  ]),
});
