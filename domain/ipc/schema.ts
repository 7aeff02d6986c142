import { z } from 'zod';
import { DayState, UnitDay } from '../booking/index.ts';
import { ContentId, ContentSlice, ItemKind, Position } from '../content/index.ts';
import { Answers, FacilityId, FieldId } from '../form/index.ts';
import { RatingReason } from '../journal/index.ts';
import { KeypadEvent } from '../keypad/index.ts';
import { AmountMinor } from '../money/index.ts';
import { QueueId } from '../queue/index.ts';
import { LanguageTag } from '../text/index.ts';
import { ServiceDefinition, Town } from '../town/index.ts';
import { PriceLine, ReceiptWay } from '../transaction/index.ts';
import type { CallName, NoticeName } from './names.ts';
import { LookUpPath, View } from './screen.ts';

/** What a call of the resident's came to. `not-now`: the screen has moved on since; the view that follows shows it. */
const Done = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('not-now') }),
]);
export type Done = z.infer<typeof Done>;

const nothing = z.object({}).strict();

/** Sizes and looks that depend on the machine. */
export const ScreenSettings = z.object({
  version: z.string(),
  /** Millimetres of the panel's shorter side: touch targets are made at least 20 mm on it. */
  panelShortSideMm: z.number().min(100).max(2000),
  /** Where the kiosk stands, for the map; null where nobody has said. */
  standsAt: Position.nullable(),
  /** A kiosk that has no configuration shows that it is out of order, for a town that offers nothing yet. */
  town: z.object({ ...Town.unwrap().shape, services: z.array(ServiceDefinition).max(60) }).readonly(),
});
export type ScreenSettings = z.infer<typeof ScreenSettings>;

/** The sound of a text, or why there is none. `cut`: something newer is being said. */
export const SpeechAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sound'), wav: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('no-voice') }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('failed') }),
]);
export type SpeechAnswer = z.infer<typeof SpeechAnswer>;

/**
 * Every call from the screen to the main process, by subject. The single source: main's handlers, the preload bridge and
 * the renderer's client are derived from it, and main validates every input by it.
 */
export const calls = {
  'app.settings': { input: nothing, output: ScreenSettings },
  /** Makes the sound of a text; nothing of it is kept. */
  'speech.speak': {
    input: z.object({
      text: z.string().min(1).max(2_000),
      language: LanguageTag,
      wordsPerMinute: z.int().min(80).max(450),
    }),
    output: SpeechAnswer,
  },
  'speech.cut': { input: nothing, output: Done },
  /** Which content can be looked up now, and in how many slices it is delivered. */
  'content.current': {
    input: nothing,
    output: z.object({ version: z.int().min(0), slices: z.int().min(0) }),
  },
  /** A slice of the content: all of it at once would hold up the screen. `gone`: there is other content by now. */
  'content.slice': {
    input: z.object({ version: z.int().min(0), at: z.int().min(0) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('slice'), slice: ContentSlice }),
      z.object({ kind: z.literal('gone') }),
    ]),
  },
  'session.view': { input: nothing, output: View },
  'session.touched': { input: nothing, output: Done },
  'session.begin': { input: nothing, output: Done },
  'session.chooseLanguage': { input: z.object({ language: LanguageTag }), output: Done },
  'session.showLanguages': { input: nothing, output: Done },
  'session.openService': { input: z.object({ serviceId: z.string().max(60) }), output: Done },
  'session.back': { input: nothing, output: Done },
  'session.end': { input: nothing, output: Done },
  /** From the home screen or from one thing that can be looked up to the next. */
  'lookUp.open': { input: LookUpPath, output: Done },
  /** A thing to take along: on paper, or to an address that is used for this alone. */
  'lookUp.take': {
    input: z.object({
      kind: ItemKind,
      id: ContentId,
      way: z.enum(['print', 'email']),
      address: z.string().max(20_000).nullable(),
    }),
    output: z.discriminatedUnion('kind', [...Done.options, z.object({ kind: z.literal('bad-address') })]),
  },
  /** What was typed is checked in main, so that the answer is a problem on the screen and not an error of the bridge. */
  'bills.identify': {
    input: z.object({
      accountNumber: z.string().max(20_000),
      secondFact: z.object({ kind: z.enum(['surname', 'bill-number']), value: z.string().max(20_000) }),
    }),
    output: Done,
  },
  /** The resident goes on typing, or to another question: clears the error message. */
  'bills.goOn': { input: nothing, output: Done },
  'bills.confirmHolder': { input: nothing, output: Done },
  'bills.choose': {
    input: z.object({
      lines: z
        .array(PriceLine.pick({ billId: true }).extend({ amountMinor: AmountMinor }))
        .min(1)
        .max(50),
    }),
    output: Done,
  },
  /** What was answered on the page of a form that shows; checked in main, and what is wrong comes with the next view. */
  'form.answer': { input: z.object({ pageId: FieldId, answers: Answers }), output: Done },
  /** Back from the review to one page, to change an answer. */
  'form.change': { input: z.object({ pageId: FieldId }), output: Done },
  /** What is free, for the resident who fills in a form that books. */
  'booking.month': {
    input: z.object({ facilityId: FacilityId, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), days: z.array(z.object({ day: z.iso.date(), state: DayState })) }),
      z.object({ kind: z.literal('unreachable') }),
      z.object({ kind: z.literal('not-now') }),
    ]),
  },
  'booking.day': {
    input: z.object({ facilityId: FacilityId, day: z.iso.date() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), units: z.array(UnitDay) }),
      z.object({ kind: z.literal('unreachable') }),
      z.object({ kind: z.literal('not-now') }),
    ]),
  },
  /** What was typed is checked in main; `surname` is null as long as only the reference is known. */
  'booking.find': {
    input: z.object({ reference: z.string().max(20_000), surname: z.string().max(20_000).nullable() }),
    output: Done,
  },
  /** Cancels the booking that shows. */
  'booking.cancel': { input: nothing, output: Done },
  /** What was typed is checked in main; `surname` is null as long as only the reference is known. */
  'status.ask': {
    input: z.object({ reference: z.string().max(20_000), surname: z.string().max(20_000).nullable() }),
    output: Done,
  },
  /** Pays what is owed now that an application was approved. */
  'status.pay': { input: nothing, output: Done },
  /** Takes a number for one of the queues that show. */
  'queue.take': { input: z.object({ queueId: QueueId }), output: Done },
  /** The resident has an appointment: asks for its reference. */
  'queue.checkIn': { input: nothing, output: Done },
  /** What was typed is checked in main; `surname` is null as long as only the reference is known. */
  'queue.identify': {
    input: z.object({ reference: z.string().max(20_000), surname: z.string().max(20_000).nullable() }),
    output: Done,
  },
  /** What the resident thinks of it; the last word counts. */
  'rating.give': {
    input: z.object({ score: z.int().min(1).max(5), reason: RatingReason.nullable() }),
    output: Done,
  },
  /** Pays; of what costs nothing: sends. */
  'payment.start': { input: z.object({ withoutPaper: z.boolean() }), output: Done },
  'payment.cancel': { input: nothing, output: Done },
  /** Leaves with a slip: what is still to be done for the money is done without the resident. */
  'payment.leave': { input: nothing, output: Done },
  'receipt.choose': {
    input: z.object({ way: ReceiptWay, address: z.string().max(20_000).nullable() }),
    output: z.discriminatedUnion('kind', [...Done.options, z.object({ kind: z.literal('bad-address') })]),
  },
  /** Asks staff to come. `not-reached`: the call failed, and nobody will come. */
  'help.call': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('told') }),
      z.object({ kind: z.literal('not-reached') }),
    ]),
  },
  'staff.unlock': {
    input: z.object({ pin: z.string().max(12) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unlocked') }),
      z.object({ kind: z.literal('refused') }),
      z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
    ]),
  },
  'staff.leaveKiosk': { input: nothing, output: Done },
  'staff.stay': { input: nothing, output: Done },
} satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

/** Every notice from the main process to the screen. */
export const notices = {
  'session.changed': View,
  /** There is other content to look up: ask for it. */
  'content.changed': z.object({ version: z.int().min(0) }),
  /** A key of the navigation keypad, or its headphone socket. */
  'keypad.pressed': z.object({ key: KeypadEvent }),
} satisfies Record<NoticeName, z.ZodType>;

export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>;
export type NoticeContent<Name extends NoticeName> = z.infer<(typeof notices)[Name]>;

/** What the preload script puts on `window.kiosk`: one plain function a call and a notice, nothing of Electron. */
export type KioskBridge = {
  readonly calls: { readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>> };
  /** Each returns the function that takes the listener away. */
  readonly notices: {
    readonly [Name in NoticeName]: (listener: (content: NoticeContent<Name>) => void) => () => void;
  };
};
