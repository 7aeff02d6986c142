export * from './answer.ts';
export {
  type CheckedAnswers,
  checkAnswers,
  checkPage,
  fieldsFor,
  groupItems,
  pagesFor,
} from './check-answers.ts';
export { type CheckContext, dayOfLimit } from './check-field.ts';
export { Condition, holds } from './condition.ts';
export { addDays, dayIn, isDay } from './days.ts';
export * from './fee.ts';
export * from './field.ts';
export { FieldId } from './field-id.ts';
export * from './form-service.ts';
export * from './problem.ts';
export * from './shown-answers.ts';
