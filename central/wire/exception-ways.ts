import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { ACT_FOR_RESIDENTS, type Role } from './role.ts';

/** How a person ends an exception that no kiosk will end. */
export const WayOut = z.discriminatedUnion('kind', [
  /** Somebody who answers for it has looked, and it stays as it is. */
  z.strictObject({ kind: z.literal('looked-at') }),
  /** The resident has the answer. */
  z.strictObject({ kind: z.literal('answered') }),
  /** The whole sum went back to the resident; the reference is the acquirer's or the bank's, where there is one. */
  z.strictObject({
    kind: z.literal('given-back'),
    how: z.enum(['card', 'transfer', 'cash']),
    reference: z.string().trim().max(80),
  }),
]);
export type WayOut = z.infer<typeof WayOut>;

const SUPERVISE: readonly Role[] = ['supervisor', 'administrator'];

/**
 * Which exceptions a person ends, how, and in which role. All others are about money that the kiosk itself still asks the terminal about or sends
 * back: closing them by hand could pay it twice.
 */
const WAYS: Readonly<Record<string, { readonly way: WayOut['kind']; readonly roles: readonly Role[] }>> = {
  'refund-due': { way: 'given-back', roles: ACT_FOR_RESIDENTS },
  'refused-submission': { way: 'answered', roles: ACT_FOR_RESIDENTS },
  contradiction: { way: 'looked-at', roles: SUPERVISE },
  'impossible-event': { way: 'looked-at', roles: SUPERVISE },
  'dead-letter': { way: 'looked-at', roles: SUPERVISE },
  'totals-differ': { way: 'looked-at', roles: SUPERVISE },
};

/** The way out of an exception of this kind for somebody of this role; null for none. */
export const wayOutFor = (exceptionKind: string, role: Role): WayOut['kind'] | null => {
  const known = WAYS[exceptionKind];
  return known?.roles.includes(role) ? known.way : null;
};

export const closeException = consoleContract({
  name: 'closeException',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/close`,
  summary: 'Ends an exception by an entry of a person, which nobody can change. Of two at once one does.',
  request: z.object({
    kioskId: z.uuid(),
    transactionId: z.string().max(60),
    kind: z.string().max(40),
    /** What central noted of it when it was read: it may be about something else by now. */
    detail: z.string().max(400),
    way: WayOut,
    finding: z.string().trim().min(3).max(1_000),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('closed') }),
    /** Somebody else, or the kiosk, was first, or it is about something else now. */
    z.object({ kind: z.literal('meanwhile'), by: z.string().nullable() }),
    /** An exception of this kind is not ended this way, or not in this role. */
    z.object({ kind: z.literal('no-way') }),
  ]),
});
