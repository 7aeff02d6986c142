import { AddressAnswer, type Answer, PersonAnswer, PlaceAnswer } from '../../../domain/form/index.ts';

/** What a field shows of an answer: an empty part where the resident's is missing, or of another kind. */
export const asText = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

export const asList = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? answer.filter((one) => typeof one === 'string') : [];

export const asPerson = (answer: Answer | undefined): PersonAnswer =>
  PersonAnswer.safeParse(answer).data ?? { family: '', given: '' };

export const asAddress = (answer: Answer | undefined): AddressAnswer =>
  AddressAnswer.safeParse(answer).data ?? { street: '', houseNumber: '', postcode: '', place: '' };

export const asPlace = (answer: Answer | undefined): PlaceAnswer =>
  PlaceAnswer.safeParse(answer).data ?? { words: '', position: null };
