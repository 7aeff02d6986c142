export * from './answer.ts';
export {
  type CheckedAnswers,
  checkAnswers,
  checkPage,
  fieldsFor,
  groupItems,
  pagesFor,
} from './check-answers.ts';
export { type CheckContext, type Checked, checkField, dayOfLimit } from './check-field.ts';
export { Condition, holds } from './condition.ts';
export * from './fee.ts';
export * from './field.ts';
export { FieldId } from './field-id.ts';
export * from './form-service.ts';
export { Open311, ServiceCode } from './open311.ts';
export * from './problem.ts';
export * from './shown-answers.ts';
export * from './slot-answer.ts';
