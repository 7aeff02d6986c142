import { z } from 'zod';
import { FieldId } from './field-id.ts';
import { ChosenSlot } from './slot-answer.ts';

/** A person as the town writes to them. Given names may be missing: not everybody has both. */
export const PersonAnswer = z.strictObject({ family: z.string(), given: z.string() });
export type PersonAnswer = z.infer<typeof PersonAnswer>;

export const AddressAnswer = z.strictObject({
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  place: z.string(),
});
export type AddressAnswer = z.infer<typeof AddressAnswer>;

/** The most points of a signature, all strokes together. */
export const LONGEST_SIGNATURE = 4_000;
const coordinate = z.int().min(0).max(1_000);

/**
 * A signature: drawn, as strokes of points in thousandths of the field's width and height (x, y, x, y, …), or, for residents who
 * do not draw on the screen, the name typed in its place.
 */
export const SignatureAnswer = z.union([
  z.strictObject({
    strokes: z
      .array(
        z
          .array(coordinate)
          .min(2)
          .max(LONGEST_SIGNATURE * 2),
      )
      .min(1)
      .max(200),
  }),
  z.strictObject({ typed: z.string() }),
]);
export type SignatureAnswer = z.infer<typeof SignatureAnswer>;

/**
 * Somewhere in the town: in words, and where the resident chose it on the map or from a list also by longitude and latitude
 * in degrees (WGS 84).
 */
export const PlaceAnswer = z.strictObject({
  words: z.string(),
  position: z
    .strictObject({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
    .nullable(),
});
export type PlaceAnswer = z.infer<typeof PlaceAnswer>;

const single = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(100),
  PersonAnswer,
  AddressAnswer,
  SignatureAnswer,
  PlaceAnswer,
]);

/** The answer to one field that is not a group: its shape depends on the field's kind. */
export type SingleAnswer = z.infer<typeof single>;

/** One of a group's repetitions. */
export const GroupItem = z.record(FieldId, single);
export type GroupItem = z.infer<typeof GroupItem>;

export const Answer = z.union([single, ChosenSlot, z.array(GroupItem).max(50)]);
export type Answer = z.infer<typeof Answer>;

/** What a resident has answered, by field. A field that was not answered, or is not asked, is not there. */
export const Answers = z.record(FieldId, Answer);
export type Answers = Readonly<Record<string, Answer>>;

/** What is booked by these answers. */
export const chosenSlots = (answers: Answers): readonly ChosenSlot[] =>
  Object.values(answers).filter(isChosenSlot);

export const isChosenSlot = (answer: Answer | undefined): answer is ChosenSlot =>
  typeof answer === 'object' && 'facilityId' in answer;
