import { z } from 'zod';
import { Money } from '../../domain/money/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Amount, Finding, Instant, TRANSACTION } from './fields.ts';
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
  /** A refused submission was accepted, with the answers of this personal record. It has a request of its own, which brings the answers. */
  z.strictObject({ kind: z.literal('corrected'), recordId: z.uuid() }),
  /** That the card was charged is taken back, which this entry says. It has a request of its own: that which opens an exception again. */
  z.strictObject({ kind: z.literal('taken-back'), entryId: z.int() }),
]);
export type WayOut = z.infer<typeof WayOut>;

/** The ways out that a person chooses when they end an exception. */
export type ChosenWay = Exclude<WayOut, { kind: 'corrected' | 'taken-back' }>;

const SUPERVISE: readonly Role[] = ['supervisor', 'administrator'];

type Ways = readonly { readonly way: ChosenWay['kind']; readonly roles: readonly Role[] }[];
const by = (roles: readonly Role[], ...ways: readonly ChosenWay['kind'][]): Ways =>
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
export const waysOutFor = (exceptionKind: string, role: Role): readonly ChosenWay['kind'][] =>
  (WAYS[exceptionKind] ?? []).filter(({ roles }) => roles.includes(role)).map(({ way }) => way);

/** Whether somebody of this role may end an exception of this kind in this way. */
export const mayGoOut = (exceptionKind: string, role: Role, way: WayOut['kind']): boolean =>
  waysOutFor(exceptionKind, role).some((one) => one === way);

/** Whether an exception of this kind is about answers that a person may correct. */
export const mayBeCorrected = (exceptionKind: string): boolean => exceptionKind === 'refused-submission';

/** Whether money of an exception of this kind may go to another bill of the town: it was charged, and has no place. */
export const mayGoToBill = (exceptionKind: string): boolean => WAYS[exceptionKind] === BACK;

/** Those who may be the second person. */
export const SECOND_PERSONS = SUPERVISE;

/** Which exception is meant. */
export const WHICH_EXCEPTION = {
  ...TRANSACTION,
  kind: z.string().max(40),
};

const Closed = z.object({ kind: z.literal('closed') });
/** A part of the money has its place; the exception stays open with the rest. */
const Part = z.object({ kind: z.literal('part'), left: Money });
/** Somebody else, or the kiosk, was first, or it is about something else now. */
const Since = z.object({ kind: z.literal('meanwhile'), by: z.string().nullable() });
/** The card was charged, and what was to be paid does not take it: an exception says so, and the money is to be given back. */
const NotPosted = z.object({ kind: z.literal('not-posted'), reason: z.string() });
/** A way out that waits for a second person: nothing else is written of this exception until one has decided. */
const Waits = z.object({ kind: z.literal('waits'), by: z.string() });
/**
 * Nothing was written. `not-asked`: central knows of no such payment. `another-amount`: the terminal named another amount than the one that was
 * to be paid. `post-first`: the kiosk may still report the charge, so it is posted before it is given back. `part-is-back`: a part was given
 * back, so the whole cannot be posted. `more-than-open`: the part is more than is open. `which-sum`: of a part it has to be said what was open.
 * `no-bill`, `bill-paid`, `bill-amount`, `bill-busy`: no open bill has this number, it is paid, it does not take this amount, or it is being paid.
 */
const Cannot = z.object({
  kind: z.literal('cannot'),
  why: z.enum([
    'not-asked',
    'another-amount',
    'post-first',
    'part-is-back',
    'more-than-open',
    'which-sum',
    'no-bill',
    'bill-paid',
    'bill-amount',
    'bill-busy',
  ]),
});

export const closeException = consoleContract({
  name: 'closeException',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/close`,
  summary:
    'Ends an exception, or gives a part of its money its place, by an entry of a person, which nobody can change. Of two at once one does.',
  request: z.object({
    ...WHICH_EXCEPTION,
    /** What central noted of it when it was read: it may be about something else by now. */
    detail: z.string().max(400),
    /** The sum that was open when it was read; needed for a part. */
    openMinor: Amount.nullable().optional(),
    way: WayOut,
    finding: Finding,
  }),
  response: z.discriminatedUnion('kind', [
    Closed,
    Part,
    Since,
    /** It moves more than one person may: a second one has to confirm it. */
    z.object({ kind: z.literal('asked'), limit: Money }),
    Waits,
    /** An exception of this kind is not ended this way, or not in this role. */
    z.object({ kind: z.literal('no-way') }),
    NotPosted,
    Cannot,
  ]),
});

export const decideException = consoleContract({
  name: 'decideException',
  personsOnly: true,
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/decide`,
  summary:
    'Confirms a way out that waits, which only a supervisor can who is not the one who asked, or declines it.',
  request: z.object({
    ...WHICH_EXCEPTION,
    /** When it was asked: what was read may have been decided, and another asked. */
    askedAt: Instant,
    decision: z.enum(['confirm', 'decline']),
    /** What the second person checked, or why it is declined. */
    finding: Finding,
  }),
  response: z.discriminatedUnion('kind', [
    Closed,
    Part,
    Since,
    z.object({ kind: z.literal('declined') }),
    /** What was written is taken back. */
    z.object({ kind: z.literal('reopened') }),
    /** Who asked can take it back, and never confirm it. */
    z.object({ kind: z.literal('same-person') }),
    /** It takes a supervisor or an administrator. */
    z.object({ kind: z.literal('no-way') }),
    /** The exception has changed since it was asked: what waited is declined. */
    z.object({ kind: z.literal('changed') }),
    NotPosted,
    Cannot,
  ]),
});

export const reopenException = consoleContract({
  name: 'reopenException',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/exceptions/reopen`,
  summary:
    'Takes back what was written last about an exception, by an entry of its own: its money is with a clerk again, and what was posted is posted no more.',
  request: z.object({ ...WHICH_EXCEPTION, entryId: z.int(), finding: Finding }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reopened') }),
    /** It takes more off the books than one person may: a second one has to confirm it. */
    z.object({ kind: z.literal('asked'), limit: Money }),
    Since,
    Waits,
    z.object({ kind: z.literal('no-way') }),
    /**
     * `booked`: the kiosk has confirmed the charge, or it was for something else than bills: a refund takes it off the books. `changed`: the
     * kiosk has said something since. `refunded`: of what went to a bill something has been refunded.
     */
    z.object({ kind: z.literal('cannot'), why: z.enum(['booked', 'changed', 'refunded']) }),
  ]),
});
