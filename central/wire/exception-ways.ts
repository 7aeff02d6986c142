import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount } from './fields.ts';
import { ACT_FOR_RESIDENTS, type Role } from './role.ts';

/** How a person ends an exception that no kiosk will end. */
export const WayOut = z.discriminatedUnion('kind', [
  /** Somebody who answers for it has looked, and it stays as it is. */
  z.strictObject({ kind: z.literal('looked-at') }),
  /** The resident has the answer. */
  z.strictObject({ kind: z.literal('answered') }),
  /**
   * The money, or a part of it, went back to the resident; the reference is the acquirer's or the bank's, where there is one. `other-bill`: it
   * went to an open bill of the town, whose number is the reference.
   */
  z.strictObject({
    kind: z.literal('given-back'),
    how: z.enum(['card', 'transfer', 'cash', 'other-bill']),
    reference: z.string().trim().max(80),
    /** Left out: all that the exception is about. */
    amountMinor: Amount.min(1).optional(),
  }),
  /** The card company says that the card was charged; the reference is its own. What was to be paid is paid. */
  z.strictObject({ kind: z.literal('charged'), reference: z.string().trim().min(1).max(80) }),
  /** The card company says that nothing was charged. What was to be paid is free again. */
  z.strictObject({ kind: z.literal('not-charged'), reference: z.string().trim().max(80) }),
  /** The card company says that the money is back already, by the kiosk's own reversal; the reference is its own. */
  z.strictObject({ kind: z.literal('found-back'), reference: z.string().trim().min(1).max(80) }),
]);
export type WayOut = z.infer<typeof WayOut>;

const SUPERVISE: readonly Role[] = ['supervisor', 'administrator'];

type Ways = readonly { readonly way: WayOut['kind']; readonly roles: readonly Role[] }[];
const by = (roles: readonly Role[], ...ways: readonly WayOut['kind'][]): Ways =>
  ways.map((way) => ({ way, roles }));

/** Money that was charged and is on its way back, or should be. */
const BACK = by(ACT_FOR_RESIDENTS, 'given-back', 'found-back');

/** Which exceptions a person ends, how, and in which role. */
const WAYS: Readonly<Record<string, Ways>> = {
  'refund-due': by(ACT_FOR_RESIDENTS, 'given-back'),
  'refused-submission': by(ACT_FOR_RESIDENTS, 'answered'),
  'payment-unknown': by(ACT_FOR_RESIDENTS, 'charged', 'not-charged', 'given-back'),
  'late-doubt': by(ACT_FOR_RESIDENTS, 'not-charged', 'given-back'),
  'refused-payment': BACK,
  'late-approval': BACK,
  'reversal-refused': BACK,
  'reversal-unknown': BACK,
  'reversal-partial': BACK,
  'reversal-failed': BACK,
  contradiction: by(SUPERVISE, 'looked-at'),
  'impossible-event': by(SUPERVISE, 'looked-at'),
  'dead-letter': by(SUPERVISE, 'looked-at', 'given-back'),
  'totals-differ': by(SUPERVISE, 'looked-at'),
};

/** The ways out of an exception of this kind for somebody of this role. */
export const waysOutFor = (exceptionKind: string, role: Role): readonly WayOut['kind'][] =>
  (WAYS[exceptionKind] ?? []).filter(({ roles }) => roles.includes(role)).map(({ way }) => way);

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
    /** The card was charged, and what was to be paid does not take it: an exception says so, and the money is to be given back. */
    z.object({ kind: z.literal('not-posted'), reason: z.string() }),
    /**
     * Nothing was written. `not-asked`: central knows of no such payment. `another-amount`: the terminal named another amount than the one that was
     * to be paid. `post-first`: the kiosk may still report the charge, so it is posted before it is given back.
     */
    z.object({ kind: z.literal('cannot'), why: z.enum(['not-asked', 'another-amount', 'post-first']) }),
  ]),
});
