import { z } from 'zod';
import { AmountMinor } from '../money/index.ts';
import { LocalizedText } from '../text/index.ts';
import { Condition } from './condition.ts';
import { FieldId } from './field-id.ts';
import { FacilityId } from './slot-answer.ts';

/** A day that a date is compared with: fixed, so many days from today, or so many after another field's answer. */
export const DayLimit = z.union(
  [
    z.strictObject({ on: z.iso.date() }),
    z.strictObject({ daysFromToday: z.int().min(-50_000).max(50_000) }),
    z.strictObject({ field: FieldId, days: z.int().min(-50_000).max(50_000) }),
  ],
  { error: 'a day: {on: "2026-12-31"}, {daysFromToday: 14} or {field: "begins-on", days: 1}' },
);
export type DayLimit = z.infer<typeof DayLimit>;

export const Option = z.strictObject({
  value: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: LocalizedText,
  detail: LocalizedText.optional(),
});
export type Option = z.infer<typeof Option>;

const options = z
  .array(Option)
  .min(2)
  .max(100)
  .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, 'each value once');

const common = {
  fieldId: FieldId,
  label: LocalizedText,
  hint: LocalizedText.optional(),
  /** Whether it may be left out. */
  optional: z.boolean().default(false),
  /** Asked only when this holds. */
  when: Condition.optional(),
};

/** What a text may be made of; `plate` is letters, digits, spaces and hyphens, written in capitals. */
export const TextOf = z.enum(['anything', 'digits', 'plate']);

const kinds = [
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    shortest: z.int().min(1).max(2_000).default(1),
    longest: z.int().min(1).max(2_000).default(100),
    of: TextOf.default('anything'),
    /** Several lines, for a description. */
    lines: z.boolean().default(false),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    least: z.number().min(-1_000_000_000).max(1_000_000_000),
    most: z.number().min(-1_000_000_000).max(1_000_000_000),
    /** Digits behind the decimal point. */
    decimals: z.int().min(0).max(3).default(0),
    /** Said behind the number, e.g. `m²`. */
    unit: LocalizedText.optional(),
  }),
  /** An amount of the town's currency; the answer is in minor units. */
  z.strictObject({ ...common, kind: z.literal('money'), leastMinor: AmountMinor, mostMinor: AmountMinor }),
  /** The answer is an ISO 8601 day, e.g. `2026-11-23`. */
  z.strictObject({
    ...common,
    kind: z.literal('date'),
    earliest: DayLimit.optional(),
    latest: DayLimit.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('choice'), options }),
  z.strictObject({
    ...common,
    kind: z.literal('choices'),
    options,
    fewest: z.int().min(1).max(100).default(1),
    most: z.int().min(1).max(100).default(100),
  }),
  z.strictObject({ ...common, kind: z.literal('person') }),
  z.strictObject({ ...common, kind: z.literal('address') }),
  z.strictObject({ ...common, kind: z.literal('phone') }),
  z.strictObject({ ...common, kind: z.literal('email') }),
  /** Something that the resident declares, consents to or confirms; the answer is `true`. */
  z.strictObject({ ...common, kind: z.literal('declaration'), text: LocalizedText }),
  z.strictObject({ ...common, kind: z.literal('signature') }),
  /** Somewhere in the town: chosen on the map or from its list, or said in words. */
  z.strictObject({ ...common, kind: z.literal('place') }),
] as const;

/** A field that stands for itself. */
export const SingleField = z.discriminatedUnion('kind', kinds);
export type SingleField = z.infer<typeof SingleField>;

const GroupField = z.strictObject({
  ...common,
  kind: z.literal('group'),
  /** What one repetition is called, e.g. `Animal`. */
  itemTitle: LocalizedText,
  fewest: z.int().min(0).max(20).default(1),
  most: z.int().min(1).max(20),
  fields: z.array(SingleField).min(1).max(20),
});

/** A time at one of the town's facilities; once it is chosen central holds it for the resident. */
const SlotField = z.strictObject({
  ...common,
  kind: z.literal('slot'),
  /** Which facilities can be chosen; without it all that the town has. */
  facilities: z.array(FacilityId).min(1).max(50).optional(),
});

/** A question of a service. The kinds are all that the screen can ask and central can check. */
export const Field = z.discriminatedUnion('kind', [...kinds, SlotField, GroupField]);
export type Field = z.infer<typeof Field>;
export type FieldKind = Field['kind'];
export type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>;
