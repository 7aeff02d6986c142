import { z } from 'zod';
import { AccountNumber, OpenBill } from '../bill/index.ts';
import { CodeRefusal } from '../codes/index.ts';
import { ContentId, ItemKind } from '../content/index.ts';
import { AnswerProblem, Answers, FieldId } from '../form/index.ts';
import { Money } from '../money/index.ts';
import { ReceiptDocument } from '../paper/index.ts';
import { QueueId, Ticket, WaitEstimate } from '../queue/index.ts';
import { LanguageTag } from '../text/index.ts';
import {
  BillLine,
  DeclineReason,
  FeeLine,
  PriceLine,
  ReceiptWay,
  ReservationRefusal,
} from '../transaction/index.ts';
import { ClerkMoney } from '../unsettled/index.ts';
import { FoundBooking, FoundStatus } from '../wire/index.ts';

/**
 * How a payment that a restart cut off has ended: shown without personal data to a resident who may still be there. `said-not-charged`:
 * only the terminal says so.
 */
export const RestartNotice = z.object({
  reference: z.string(),
  total: Money,
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['paid', 'not-charged', 'said-not-charged', 'checking', 'going-back', 'returned']),
    }),
    z.object({ kind: z.literal('clerk'), money: ClerkMoney }),
  ]),
});
export type RestartNotice = z.infer<typeof RestartNotice>;

/** Why looking up an account did not lead on. */
export const AccountProblem = z.enum([
  'not-found',
  'throttled',
  'unreachable',
  'not-a-bill',
  'bad-input',
  'bank-card',
  'card-not-read',
  ...CodeRefusal.options,
]);
export type AccountProblem = z.infer<typeof AccountProblem>;

/** Why looking up a status did not lead on. */
export const StatusProblem = z.enum(['bad-input', 'not-found', 'throttled', 'unreachable']);
export type StatusProblem = z.infer<typeof StatusProblem>;

/** Why no number can be given now. */
export const NumberProblem = z.enum(['no-number', 'unknown-queue', 'no-appointment']);
export type NumberProblem = z.infer<typeof NumberProblem>;

/** Why checking in did not lead on. */
export const CheckInProblem = z.enum([
  'bad-input',
  'not-found',
  'throttled',
  'unreachable',
  'not-today',
  'checked-in',
]);
export type CheckInProblem = z.infer<typeof CheckInProblem>;

/** A number that a bar code or a payment slip gave alone: what else is needed is asked for. */
export const ScannedNumber = z.object({
  kind: z.enum(['account-number', 'bill-number']),
  value: z.string().max(30),
});
export type ScannedNumber = z.infer<typeof ScannedNumber>;

const ReviewLine = BillLine.extend({ wholeBill: z.boolean() });

/** What is looked up: the search, the list of a kind (`id` is null), or one thing of it. */
export const LookUpPath = z.object({
  kind: z.enum(['search', ...ItemKind.options]),
  id: ContentId.nullable(),
});
export type LookUpPath = z.infer<typeof LookUpPath>;

/** Services that cannot be used now, and what is missing for them: told before anything is typed. */
const NotNow = z.array(z.object({ serviceId: z.string(), why: z.enum(['central-down', 'terminal-down']) }));

/** What became of taking a thing along. `unconfirmed`: perhaps it was printed. */
export const Taken = z.object({
  way: z.enum(['print', 'email']),
  outcome: z.enum(['working', 'done', 'not-printed', 'unconfirmed', 'throttled', 'not-sent']),
});
export type Taken = z.infer<typeof Taken>;

/** What the resident sees: the screen and all it needs. The renderer adds only what is being typed. */
export const Screen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attract'), notice: RestartNotice.nullable() }),
  z.object({ kind: z.literal('language') }),
  z.object({
    kind: z.literal('home'),
    notNow: NotNow,
  }),
  /** Something that is looked up; what it says is in the content. */
  z.object({
    kind: z.literal('look-up'),
    path: LookUpPath,
    notNow: NotNow,
    canPrint: z.boolean(),
    taken: Taken.nullable(),
  }),
  /** Asks for the account number, then for the second fact. `known` is what a resident card gave. */
  z.object({
    kind: z.literal('account'),
    serviceId: z.string(),
    known: z.enum(['nothing', 'card']),
    scanned: ScannedNumber.nullable(),
    problem: AccountProblem.nullable(),
    busy: z.boolean(),
  }),
  z.object({ kind: z.literal('holder'), holderName: z.string(), accountNumber: AccountNumber }),
  z.object({ kind: z.literal('bills'), bills: z.array(OpenBill), chosen: z.array(PriceLine) }),
  z.object({
    kind: z.literal('review'),
    accountNumber: AccountNumber,
    lines: z.array(ReviewLine),
    total: Money,
    /** `ask`: the printer cannot print, and the resident has not yet said that this is fine. */
    paper: z.enum(['ok', 'ask', 'none-accepted']),
    problem: z.union([ReservationRefusal, z.enum(['terminal-offline'])]).nullable(),
    busy: z.boolean(),
  }),
  /** One page of a form. The service's own definition says what is asked; answers of earlier pages decide conditions. */
  z.object({
    kind: z.literal('form'),
    serviceId: z.string(),
    pageId: FieldId,
    /** Which page this is, of how many that are asked as it looks now. */
    number: z.int().min(1),
    of: z.int().min(1),
    /** All that has been answered so far, this page's answers among them. */
    answers: Answers,
    problems: z.array(AnswerProblem),
    /** The day in the town, for calendars and limits. */
    today: z.iso.date(),
  }),
  /** All answers and what they cost, before anything is sent or paid. */
  z.object({
    kind: z.literal('form-review'),
    serviceId: z.string(),
    answers: Answers,
    fees: z.array(FeeLine),
    /** Null: it costs nothing. */
    total: Money.nullable(),
    paper: z.enum(['ok', 'ask', 'none-accepted']),
    problem: z.union([ReservationRefusal, z.enum(['terminal-offline'])]).nullable(),
    busy: z.boolean(),
  }),
  /** Asks for a reference and, for an application, for the family name. */
  z.object({
    kind: z.literal('status'),
    serviceId: z.string(),
    asks: z.enum(['reference', 'surname']),
    problem: StatusProblem.nullable(),
    busy: z.boolean(),
  }),
  /** Asks for a booking's reference, then for the family name. */
  z.object({
    kind: z.literal('cancel-booking'),
    serviceId: z.string(),
    asks: z.enum(['reference', 'surname']),
    problem: StatusProblem.nullable(),
    busy: z.boolean(),
  }),
  /** A booking, to be cancelled; or what became of it. */
  z.object({
    kind: z.literal('booking-found'),
    booking: FoundBooking,
    problem: z.enum(['unreachable']).nullable(),
    busy: z.boolean(),
  }),
  /** How far the town is. */
  z.object({ kind: z.literal('status-found'), found: FoundStatus, canPay: z.boolean() }),
  /** Asks what the resident comes for. What is not known of a queue is null. */
  z.object({
    kind: z.literal('queues'),
    serviceId: z.string(),
    queues: z.array(
      z.object({ queueId: QueueId, waiting: z.int().min(0).nullable(), wait: WaitEstimate.nullable() }),
    ),
    /** Central is being asked. */
    asking: z.boolean(),
    checkIn: z.enum(['offered', 'central-down', 'none']),
    problem: NumberProblem.nullable(),
  }),
  /** Asks for the reference of an appointment and for the family name. */
  z.object({
    kind: z.literal('check-in'),
    serviceId: z.string(),
    asks: z.enum(['reference', 'surname']),
    problem: CheckInProblem.nullable(),
    /** When the appointment is that is not today; null otherwise. */
    at: z.iso.datetime().nullable(),
    busy: z.boolean(),
  }),
  /** The resident's number; null while it is being fetched. `paper`: `none` when it has to be noted. */
  z.object({
    kind: z.literal('ticket'),
    serviceId: z.string(),
    reference: z.string(),
    ticket: Ticket.nullable(),
    paper: z.enum(['working', 'printed', 'none']),
    /** Central could not be reached; it will have the number as soon as it can be. */
    queued: z.boolean(),
  }),
  /** What costs nothing is on its way to the town. */
  z.object({ kind: z.literal('sending'), reference: z.string() }),
  /** The town does not take what was sent (its rules have since changed). Nothing was charged. */
  z.object({ kind: z.literal('not-taken'), reference: z.string() }),
  z.object({
    kind: z.literal('paying'),
    phase: z.enum([
      'starting',
      'present-card',
      'enter-pin',
      'authorising',
      'remove-card',
      'cancelling',
      'checking',
      'delivering',
    ]),
    total: Money,
    reference: z.string(),
    canCancel: z.boolean(),
    /** It may take minutes: the resident may go, with a slip. */
    canLeave: z.boolean(),
  }),
  /** The payment was not made. */
  z.object({
    kind: z.literal('pay-again'),
    reason: z.union([DeclineReason, z.literal('not-made')]),
    total: Money,
    reference: z.string(),
    /** Whether it is certain that nothing was charged; else it is only what the terminal says. */
    certain: z.boolean(),
    problem: z.union([ReservationRefusal, z.enum(['terminal-offline'])]).nullable(),
  }),
  /** The payment could not be used and all of it goes back to the card. */
  z.object({
    kind: z.literal('returning'),
    total: Money,
    reference: z.string(),
    why: z.enum(['paid-elsewhere', 'slot-taken', 'not-taken']),
    done: z.boolean(),
  }),
  /** Nobody knows how the payment ended, or the money could not be sent back: a clerk has it. */
  z.object({ kind: z.literal('clerk'), total: Money, reference: z.string(), money: ClerkMoney }),
  /** The resident leaves before the money is settled, with a slip: on paper, or here to photograph. */
  z.object({
    kind: z.literal('slip'),
    document: ReceiptDocument,
    paper: z.enum(['printing', 'printed', 'unconfirmed', 'none']),
  }),
  z.object({
    kind: z.literal('receipt'),
    serviceId: z.string(),
    /** Null: it cost nothing. */
    total: Money.nullable(),
    reference: z.string(),
    canPrint: z.boolean(),
    /** What became of a print asked for before. */
    failed: z.enum(['not-printed', 'unconfirmed']).nullable(),
    /** Central could not be reached; the town will have the payment as soon as it can be. */
    queued: z.boolean(),
  }),
  z.object({ kind: z.literal('printing') }),
  z.object({
    kind: z.literal('done'),
    serviceId: z.string(),
    way: ReceiptWay,
    reference: z.string(),
    total: Money.nullable(),
    queued: z.boolean(),
    /** On the screen where the resident chose the screen. */
    document: ReceiptDocument.nullable(),
    /** Where the e-mail goes, for the resident to see. */
    address: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('out-of-order'),
    reason: z.enum(['journal', 'configuration', 'not-enrolled', 'starting']),
    /** For staff: one sentence in the town's language, never a stack trace. */
    staffMessage: z.string(),
  }),
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenKind = Screen['kind'];
export type ScreenOf<Kind extends ScreenKind> = Extract<Screen, { kind: Kind }>;

/** Something that does not work now. A banner, never a takeover. */
export const Banner = z.enum(['printer-down', 'terminal-down', 'central-down']);
export type Banner = z.infer<typeof Banner>;

/** Everything the renderer shows. Main sends it whole at each change; a renderer that starts anew asks for it. */
export const View = z.object({
  /** Grows with every change, so that an older view never replaces a newer one. */
  sequence: z.int(),
  /** A new value for each session: the renderer forgets all that was typed when it changes. */
  sessionId: z.string(),
  language: LanguageTag,
  screen: Screen,
  banners: z.array(Banner),
  /** Counts down before the session ends by itself; null while somebody is active or a device works. */
  idleEndsInMs: z.int().nullable(),
  /** Whether headphones are plugged in: a page that starts anew reads on to them, and so does the next session. */
  headphones: z.boolean(),
});
export type View = z.infer<typeof View>;
