import { z } from 'zod';

const Words = z.string().trim().min(1).max(300);
/** Keys in one row of a keyboard, with spaces between them. */
const Row = z.string().regex(/^\S+( \S+)*$/u, 'keys with one space between them');
/** Tones that join the letter before them belong to no script of their own, nor does what parts two syllables. */
const LATIN = /^[\p{Script=Latin}\p{Script=Inherited}' ]+$/u;

/** What is typed on the screen in a language. */
export const LanguageKeyboard = z
  .strictObject({
    /** The letters, row by row from the top, small ones where there are two. */
    rows: z.array(Row).min(3).max(5).readonly(),
    /** Whether the script has capital letters. */
    capitals: z.boolean(),
    /** On the key that leads from Latin letters back to these; empty where these are Latin letters. */
    face: z.string().max(12),
    /** What stands within and after a sentence: its full stop, comma and question mark. */
    marks: Row,
    /** Whether the letters spell the sound of Chinese words, which are then chosen. */
    pinyin: z.boolean().optional(),
  })
  .refine(
    ({ rows, face, pinyin = false }) => (!pinyin && rows.every((row) => LATIN.test(row))) === (face === ''),
    { error: 'the first letters of its script, or nothing when they are Latin', path: ['face'] },
  );
export type LanguageKeyboard = z.infer<typeof LanguageKeyboard>;

/** What the product knows of a language that it speaks, besides the texts of the screens: one file for each in `languages/`. */
export const Language = z.strictObject({
  /** Its own name for itself, as its speakers look for it. */
  name: Words,
  /** Whether the family name comes before the given name. */
  familyNameFirst: z.boolean(),
  /** espeak-ng's voices, by language tag: the language's own, and those of its varieties. */
  voices: z.record(z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/), z.string().min(2).max(20)),
  keyboard: LanguageKeyboard,
  /** The words on a receipt that are the product's and not the town's. */
  receipt: z.strictObject({
    title: Words,
    reference: Words,
    date: Words,
    /** The number on a bill, where the town has no word of its own for it. */
    account: Words,
    bill: Words,
    total: Words,
    card: Words,
    authorisation: Words,
    paid: Words,
    keep: Words,
  }),
  /** The words on the confirmation of a service. */
  confirmation: z.strictObject({
    title: Words,
    service: Words,
    /** In place of the total when the service is free of charge. */
    free: Words,
    number: Words,
    /** Under the code that a telephone puts into its calendar. */
    calendar: Words,
    yes: Words,
    signed: Words,
  }),
  /** The words on a slip about something that was looked up. */
  slip: z.strictObject({
    phone: Words,
    email: Words,
    room: Words,
    address: Words,
    department: Words,
    hours: Words,
    closed: Words,
    when: Words,
    where: Words,
    stepFree: Words,
    notStepFree: Words,
    returnTo: Words,
    /** The code leads to the town's own page. */
    online: Words,
    /** Before the day on which the slip was printed. */
    asOf: Words,
  }),
  /** The words on a slip about a payment that is not settled, by what is known of its money. */
  referenceSlip: z.strictObject({
    title: Words,
    notReceipt: Words,
    /** What was to be paid. */
    amount: Words,
    /** What the terminal says that it took, where that is not the price. */
    charged: Words,
    sentBack: Words,
    doNotPay: Words,
    /** Whom to ask follows. */
    ask: Words,
    phone: Words,
    known: z.strictObject({
      checking: Words,
      unknown: Words,
      'other-amount': Words,
      charged: Words,
      'going-back': Words,
      'not-back': Words,
      'back-unknown': Words,
      'partly-back': Words,
    }),
  }),
  /** The words on a printed number. */
  ticket: z.strictObject({
    title: Words,
    before: Words,
    wait: Words,
    /** In place of the wait when it is not known. */
    notKnown: Words,
    appointment: Words,
    watch: Words,
  }),
  /** Marks a copy of a receipt. */
  copy: Words,
  /** How long a wait is, with `{n}` and `{minutes}`; between two, `{most}` as well. */
  wait: z.strictObject({
    'less-than': withValues('n', 'minutes'),
    about: withValues('n', 'minutes'),
    between: withValues('n', 'most', 'minutes'),
    'more-than': withValues('n', 'minutes'),
    /** The word for minutes, by the plural form that a multiple of five takes (Unicode CLDR). */
    minutes: z.strictObject({ few: Words.optional(), many: Words.optional(), other: Words }),
  }),
  /** The words of the call display in the waiting room. */
  display: z.strictObject({
    now: Words,
    desk: Words,
    before: Words,
    waiting: Words,
    nobody: Words,
    /** With `{time}`, when central was last heard. */
    lost: withValues('time'),
    connecting: Words,
    never: Words,
  }),
});
export type Language = z.infer<typeof Language>;

function withValues(...names: readonly string[]): z.ZodType<string, string> {
  return Words.refine((text) => names.every((name) => text.includes(`{${name}}`)), {
    error: `a text with ${names.map((name) => `{${name}}`).join(' and ')}`,
  });
}
